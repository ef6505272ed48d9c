import type { HomeView, KnownBlock, SectionBlock } from '@slack/types';
import type { Book } from '../domain/answer-book.js';
import { daysBetween } from '../domain/day.js';
import { expectedOf, type Milestone } from '../domain/milestone.js';
import type { NextDate, OnesOwn } from '../domain/ones-own.js';
import type { Appointment } from '../domain/reader.js';
import { isOverdue, latenessOf } from '../domain/slippage.js';
import type { Standing } from '../domain/standing.js';
import { exactDay, type Day } from '../domain/when.js';
import { capitalised } from './answers/say.js';
import { button, buttons, escape, heading, section, smallPrint } from './blocks.js';
import { sayColour } from './colours.js';
import { sayDay, sayDayLong, sayDays, sayWhen } from './dates.js';
import { noOutcome } from './decision-words.js';
import { ownerOf } from './milestones.js';
import { returnsLine } from './digests.js';
import { hasNothing } from './partnerships.js';
import { returnTitle } from './return-asks.js';

export interface HomeSetting {
  readonly standings: readonly Standing[];
  readonly duties: readonly Appointment[];
}

/** Slack holds a home at 100 blocks; long lists say how many were left out. */
const most = { mine: 8, returns: 3, actions: 6, late: 8, awaited: 4, next: 8, partnerships: 30, beside: 10 } as const;

/** The bot's home, made anew for each person: their own duties first, then what is late, waited for and next. */
export function homeView(book: Book, own: OnesOwn, { standings, duties }: HomeSetting): HomeView {
  return {
    type: 'home',
    blocks: [
      heading(book.programme.name),
      section([`It is *${sayDayLong(book.today)}*. ${summary(book, own)}`, ...(duties.length === 0 ? [] : returnsLine(book))].join('\n')),
      ...yours(book, own, duties),
      ...titled('Later than agreed', own.late.length === 0 ? [] : [
        section(own.late.slice(0, most.late).map((item) => lateLine(book, item)).join('\n')), ...leftOut(own.late.length - most.late, '`/milestone late` shows them all.'),
      ]),
      ...titled('Decisions', own.awaited.slice(0, most.awaited).map((one) => section(awaitedLine(book, one)))),
      ...titled('Next dates', own.next.length === 0 ? [] : [section(own.next.slice(0, most.next).map((date) => nextLine(date, book.today)).join('\n')), ...leftOut(own.next.length - most.next, '`/milestone` shows what is open.')]),
      ...partnerships(standings, own, capitalised(book.programme.words.partnerships)),
      { type: 'divider' },
      smallPrint('Only what you may know is shown here. Ask me anything in the *Messages* tab, such as _any news on the funding?_', '`/ask` `/milestone` `/partnership` `/returns` `/decision` work in any channel.'),
    ],
  };
}

/** Before a programme is loaded. */
export function emptyHome(today: Day): HomeView {
  return { type: 'home', blocks: [heading('No programme is loaded yet'), section(`It is *${sayDayLong(today)}*. Once the secretariat has loaded the programme, this page shows what is yours, what is late and what comes next.`)] };
}

function summary({ today }: Book, { mine, returns, actions, late }: OnesOwn): string {
  const waiting = mine.length + returns.length + actions.length;
  const passed = mine.filter((milestone) => isOverdue(milestone, today)).length + [...returns, ...actions].filter(({ dueOn }) => dueOn < today).length;
  const first = waiting === 0 ? 'Nothing waits for you' : `${count(waiting, 'thing is', 'things are')} yours to see through${passed === 0 ? '' : passed === 1 ? '; the date of one has passed' : `; the dates of ${passed} have passed`}`;
  return `${first}${late.length === 0 ? '' : `, and ${count(late.length, 'thing is', 'things are')} later than agreed`}.`;
}

function yours(book: Book, { mine, returns, actions }: OnesOwn, duties: readonly Appointment[]): KnownBlock[] {
  if (duties.length === 0 && mine.length === 0) return [];
  if (mine.length + returns.length + actions.length === 0) return titled('Yours to see through', [section('Nothing at the moment. Thank you.')]);
  return titled('Yours to see through', [
    ...returns.slice(0, most.returns).map((report) => ownReturn(report, book)),
    ...mine.slice(0, most.mine).flatMap((milestone) => ownMilestone(milestone, book)),
    ...leftOut(mine.length - most.mine, '`/milestone mine` shows them all.'),
    ...(actions.length === 0 ? [] : [section(actions.slice(0, most.actions).map((action) => actionLine(action, book.today)).join('\n')), ...leftOut(actions.length - most.actions, '“What is mine?” in a message lists them all.')]),
  ]);
}

function ownMilestone(milestone: Milestone, book: Book): KnownBlock[] {
  const expected = expectedOf(milestone);
  const day = expected === null ? null : exactDay(expected);
  const left = day === null || day < book.today ? '' : day === book.today ? ', today' : `, in ${sayDays(daysBetween(book.today, day))}`;
  const passed = isOverdue(milestone, book.today) ? ' :red_circle: that date has passed' : '';
  const lateness = latenessOf(milestone, book.today);
  const late = lateness.kind === 'days' && lateness.days > 0 ? ` · ${sayDays(lateness.days)} later than agreed` : '';
  const about = JSON.stringify({ id: milestone.id });
  return [
    section(`*${escape(milestone.title)}* (${milestone.id})\n${expected === null ? 'No date is recorded' : `Expected ${escape(sayWhen(expected))}${left}`}${passed}${late}`),
    buttons({ action: 'milestone:done', text: 'Done', value: about }, { action: 'milestone:new-date', text: 'New date', value: about }),
  ];
}

function ownReturn({ partnership, quarter, dueOn }: OnesOwn['returns'][number], { partnerships: places, today }: Book): SectionBlock {
  const place = places.find(({ id }) => id === partnership)?.name ?? partnership;
  return {
    ...section(`*${escape(returnTitle({ place, quarter }))}*\n${dueOn < today ? 'It was' : 'It is'} due ${sayDay(dueOn)}; a few words are enough.`),
    accessory: button({ action: 'returns:open', text: 'Fill it in', value: JSON.stringify({ partnership, quarter }), style: 'primary' }),
  };
}

function actionLine({ id, title, dueOn }: OnesOwn['actions'][number], today: Day): string {
  return `• ${escape(title)} (${escape(id)}), ${dueOn < today ? `was due ${sayDay(dueOn)}` : dueOn === today ? 'due today' : `due ${sayDay(dueOn)}`}`;
}

function lateLine(book: Book, item: OnesOwn['late'][number]): string {
  const known = book.milestones.find(({ id }) => id === item.id);
  const owner = known === undefined ? book.roles.find(({ id }) => id === item.owner)?.title ?? item.owner : ownerOf(book, known);
  if (item.kind === 'decision' && item.overdue) return `• *${item.days === null ? `needed by ${escape(sayWhen(item.agreed))}` : `needed ${sayDays(item.days)} ago`}*  ${escape(item.title)} (${escape(item.id)}), last expected ${escape(sayWhen(item.expected))} · ${escape(owner)}`;
  const days = item.days === null ? 'late' : `${sayDays(item.days)} late`;
  return `• *${days}*  ${escape(item.title)} (${escape(item.id)}), ${item.overdue ? 'was expected' : 'now expected'} ${escape(sayWhen(item.expected))} · ${escape(owner)}`;
}

function awaitedLine(book: Book, { decision, theirs, holds }: OnesOwn['awaited'][number]): string {
  const { id, title, neededBy, forecasts, owner } = decision;
  const latest = forecasts.at(-1);
  const by = theirs === 'yes' ? 'you are its decision owner' : `decision owner ${escape(book.roles.find((role) => role.id === owner)?.title ?? owner)}`;
  const dates = [
    ...(neededBy === null ? ['when it is needed is not on record'] : [`needed by ${escape(sayWhen(neededBy))}`]),
    ...(latest === undefined ? [] : [latest.forecast < book.today ? `was last expected ${sayDay(latest.forecast)}` : `expected ${sayDay(latest.forecast)}`]),
  ];
  const waits = holds.length === 0 ? '' : `\nOf yours, ${holds.map(({ title: what, id: mine }) => `${escape(what)} (${mine})`).join(', ')} ${holds.length === 1 ? 'hangs' : 'hang'} on it.`;
  return `*${escape(title)}* (${escape(id)}), ${by}: ${[...dates, noOutcome].join(', ')}${waits}`;
}

const meetingWords: Readonly<Record<'meeting' | 'papers', string>> = { meeting: 'The group meets', papers: 'Papers are due for the meeting' };

function nextLine({ when, what, id, title }: NextDate, today: Day): string {
  const day = exactDay(when);
  const date = day === today ? '*Today*' : `*${escape(day === null ? sayWhen(when) : sayDay(day))}*`;
  if (what === 'meeting' || what === 'papers') return `• ${date}  ${meetingWords[what]} (${escape(id)})${title === '' ? '' : `: ${escape(title)}`}`;
  return `• ${date}  ${escape(title)} (${escape(id)})`;
}

/** Two in a row, their own first; where nothing of them may be shown, their names alone. */
function partnerships(standings: readonly Standing[], own: OnesOwn, called: string): KnownBlock[] {
  const { places } = own;
  const shown = [...standings].sort((a, b) => Number(places.includes(b.partnership.id)) - Number(places.includes(a.partnership.id))).slice(0, most.partnerships);
  if (shown.length === 0) return [];
  if (shown.every(hasNothing)) return titled(called, [section(shown.map(({ partnership }) => escape(partnership.name)).join(' · ')), ...leftOut(standings.length - shown.length, '`/partnership` shows them all.')]);
  const rows = Array.from({ length: Math.ceil(shown.length / most.beside) }, (_, at): SectionBlock => ({
    type: 'section', fields: shown.slice(at * most.beside, at * most.beside + most.beside).map((standing) => ({ type: 'mrkdwn' as const, text: standingWords(standing, own) })),
  }));
  return titled(called, [...rows, ...leftOut(standings.length - shown.length, '`/partnership` shows them all.')]);
}

function standingWords(standing: Standing, { leads, places }: OnesOwn): string {
  const { partnership, schedule, report } = standing;
  const name = `*${escape(partnership.name)}*`;
  if (hasNothing(standing)) return name;
  // Who has not returned is for those who ask them, and for themselves.
  const missing = leads === 'yes' || places.includes(partnership.id) ? ' · no return yet' : '';
  const returned = report === null ? '' : report.returnedOn === null ? missing : ' · return in';
  return `${name}\nSchedule ${sayColour(schedule === 'not-computed' ? null : schedule, schedule === null ? 'none to show' : 'not computed')}${returned}`;
}

function titled(title: string, blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.length === 0 ? [] : [heading(title), ...blocks];
}

function leftOut(number: number, where: string): KnownBlock[] {
  return number > 0 ? [smallPrint(`…and ${number} more. ${where}`)] : [];
}

function count(number: number, one: string, many: string): string {
  return `${number === 1 ? 'One' : number} ${number === 1 ? one : many}`;
}
