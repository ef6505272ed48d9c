import type { Account, Lateness, LedgerLine } from '../domain/account.js';
import type { Book } from '../domain/answer-book.js';
import { dueBetween, lateItems } from '../domain/answer-late.js';
import { addDays } from '../domain/day.js';
import { exactDay, type Day } from '../domain/when.js';
import type { Message } from '../office.js';
import { escape, section, smallPrint, thatFit } from './blocks.js';
import { sayDay, sayInstant, sayWhen } from './dates.js';
import { sayQuarter } from './quarters.js';
import { returnTitle } from './return-asks.js';

/** The group's week: what was done, what is coming, how the returns stand. What is late is counted, not named. */
export function weeklyDigest(book: Book, monday: Day): Message {
  const done = book.milestones.filter(({ actual }) => {
    const day = actual === null ? null : exactDay(actual);
    return day !== null && day >= addDays(monday, -7) && day < monday;
  });
  const coming = dueBetween(book, monday, addDays(monday, 13)).filter(({ id }) => book.milestones.some((one) => one.id === id) || book.decisions.some((one) => one.id === id));
  const meeting = book.meetings.find(({ on }) => on >= monday);
  const late = lateItems(book).length;
  const parts = [
    done.length === 0 ? [] : [`*Done last week, thank you:*\n${done.map(({ id, title }) => `• ${escape(title)} (${id})`).join('\n')}`],
    [coming.length === 0 ? 'Nothing is due in the next two weeks.' : `*Due in the next two weeks:*\n${coming.slice(0, 15).map(({ id, title, when }) => `• ${escape(sayWhen(when))}: ${escape(title)} (${id})`).join('\n')}`],
    meeting === undefined ? [] : [`*Next meeting:* ${sayDay(meeting.on)} (${meeting.id})${meeting.papersDue === null || meeting.papersDue < monday ? '' : `, papers by ${sayDay(meeting.papersDue)}`}`],
    returnsLine(book),
    late === 0 ? [] : [`${late} ${late === 1 ? 'thing is' : 'things are'} later than agreed; \`/milestone late\` says which and why.`],
  ].flat();
  const heading = `The week of ${sayDay(monday)}`;
  return {
    text: `${heading}: ${coming.length} due in the next two weeks, ${done.length} done last week.`,
    blocks: thatFit([section(`*${heading}*`), ...parts.map(section), smallPrint('Something looks wrong? `/milestone move …` or `/milestone done …` puts it right.')]),
  };
}

/** "Returns for quarter 2: 8 of 11 in." Nobody is named. */
export function returnsLine({ reports }: Pick<Book, 'reports'>): string[] {
  const [first] = reports;
  if (first === undefined) return [];
  const back = reports.filter(({ returnedOn }) => returnedOn !== null).length;
  return [`Returns for ${sayQuarter(first.quarter)}: ${back} of ${reports.length} in${back === reports.length ? '. Thank you all.' : ', thank you.'}`];
}

export interface StatementSetting {
  readonly from: Day;
  readonly to: Day;
  readonly zone: string;
  readonly titleOf: (milestone: string) => string;
  readonly placeOf: (partnership: string) => string;
  readonly nameOf: (destination: string) => string;
}

const reasons: Readonly<Record<Lateness, string>> = {
  down: 'I was not running', clock: 'the sandbox’s clock was moved past it', away: 'kept until they were back', holiday: 'kept over a bank holiday',
  uncertain: 'kept for a day that is certainly a working day', morning: 'kept for a working morning', slack: 'Slack did not take it at the first try', busy: 'I was busy with other things',
};

/** That nothing was missed: what should have gone, what went, what was late and why, what was not sent and why. */
export function weeklyStatement(account: Account, { from, to, zone, titleOf, placeOf, nameOf }: StatementSetting): Message {
  const heading = `Reminders from ${sayDay(from)} to ${sayDay(to)}`;
  const sum = `${account.should} were to go${asksWords(account)}; ${account.went} went, ${account.late.length} of them late; ${account.pointless.length} had become pointless; ${account.undelivered.length} could not be delivered; ${account.waiting.length} still ${account.waiting.length === 1 ? 'waits' : 'wait'}.`;
  const titled = ({ about }: LedgerLine) => {
    if (about.kind === 'milestone') return titleOf(about.id);
    if (about.kind === 'return') return returnTitle({ quarter: about.quarter, place: placeOf(about.partnership) });
    return about.post === 'weekly-digest' ? `The week, told in ${about.channel}` : `${titleOf(about.milestone)}, ${about.post === 'told-in-channel' ? 'told' : 'asked about'} in ${about.channel}`;
  };
  const what = (line: LedgerLine) => `${escape(titled(line))}, due ${sayInstant(line.dueAt, zone)}`;
  const list = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [section(`*${title}*\n${lines.slice(0, 15).map((line) => `• ${line}`).join('\n')}${lines.length > 15 ? `\n…and ${lines.length - 15} more` : ''}`)]);
  return {
    text: `${heading}: ${sum}`,
    blocks: thatFit([
      section(`*${heading}*\n${sum}`),
      ...list('Late', account.late.map(({ line, sentAt, why }) => `${what(line)}; sent ${sayInstant(sentAt, zone)}: ${reasons[why]}`)),
      ...list('Not sent, as there was nothing left to say', account.pointless.map((line) => `${what(line)}: ${escape(line.why ?? line.copies[0]?.why ?? 'seen to before it was sent')}`)),
      ...list('Could not be delivered', account.undelivered.map(({ line, copy }) => `${what(line)}, to ${escape(nameOf(copy.destination))}: ${escape(copy.why ?? 'no reason was given')}`)),
      ...list('Still waiting', account.waiting.map(what)),
      ...(account.should === account.went && account.late.length === 0 ? [smallPrint('Nothing was missed.')] : []),
    ]),
  };
}

function asksWords({ returns }: Account): string {
  return returns === 0 ? '' : `, ${returns} of them ${returns === 1 ? 'a request for a return' : 'requests for returns'}`;
}

/** The last day of what a week covers. */
export function lastDayBefore(monday: Day): Day {
  return addDays(monday, -1);
}

