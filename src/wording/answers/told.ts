import type { Book } from '../../domain/answer-book.js';
import { meetingMeant } from '../../domain/answer-pick.js';
import { latestReplies, seatOf } from '../../domain/attending.js';
import { daysBetween } from '../../domain/day.js';
import type { Attending, KeptByHand } from '../../domain/fact.js';
import { mayFinish } from '../../domain/milestone-change.js';
import type { Answer, Question } from '../../domain/question.js';
import { quarterBounds } from '../../domain/quarters.js';
import { mayReturn } from '../../domain/returns.js';
import { exactDay, type Day } from '../../domain/when.js';
import { sayDay, sayDayLong, sayDays, sayWhen } from '../dates.js';
import { sayQuarterInFull } from '../quarters.js';
import type { Hands } from './hands.js';
import { and, placeName, roleName, say } from './say.js';
import { neutral } from './withheld.js';

export const unchanged = 'Nothing has been changed.';
export const press = 'Shall I record that? Confirm, or nothing is changed.';

export function askBack(text: string): Answer {
  return { kind: 'CLARIFY', text: `${text} ${unchanged}`, references: [], records: [], withheld: 0 };
}

export function plain(book: Book, line: string, references: readonly string[] = []): Answer {
  return say(book, { kind: 'WRITE', lines: [`${line} ${unchanged}`], references });
}

/** Of one partnership, for somebody who may give its return in; otherwise why not. */
function ofOwn(question: Question, book: Book, hands: Hands, what: string, answer: (place: string) => Answer): Answer {
  const [place, another] = question.places;
  if (place === undefined) return askBack(`Which ${book.programme.words.partnership}'s ${what} is that? Please say it again with its name.`);
  if (another !== undefined) return askBack(`I note one ${what} at a time: ${and(question.places.map((id) => placeName(book, id)))}. Please tell me each by itself.`);
  if (!mayReturn(hands.appointments, place) && hands.secretariat === 'no') return plain(book, `Only the facilitator of ${placeName(book, place)}, their deputy or the secretariat can tell me its ${what}.`);
  return answer(place);
}

/** A return that came in: read back with its day. Colours come with the form alone. */
export function tellReturn(hands: Hands) {
  return (question: Question, book: Book): Answer => ofOwn(question, book, hands, 'return', (place) => {
    const report = book.reports.find(({ partnership, quarter }) => partnership === place && (question.quarter === null || quarter === question.quarter));
    if (report === undefined) return book.circle === 'insiders' ? plain(book, `I have no return of ${placeName(book, place)} to mark for ${question.quarter === null ? 'now' : sayQuarterInFull(question.quarter)}.`) : neutral();
    const name = `${placeName(book, place)}'s ${book.programme.words.report} for ${sayQuarterInFull(report.quarter)}`;
    if (report.returnedOn !== null) return plain(book, `${name} is in already, since ${sayDay(report.returnedOn)}.`, [place]);
    const on = dayTold(question, book);
    if (on === null) return askBack(`On which day did ${name} come in? Please say it again with the day.`);
    if (on > book.today) return plain(book, `${sayDay(on)} is still to come, so ${name} cannot have come in then.`, [place]);
    const late = daysBetween(report.dueOn, on);
    return say(book, {
      kind: 'WRITE', references: [place], records: [`report/${report.quarter}/${place}`],
      lines: [`${name}: received ${sayDay(on)}, ${late > 0 ? `${sayDays(late)} after it was due` : 'in time; it was due'} (${sayDay(report.dueOn)}). Its colours and words stay empty until the return is filled in with /returns ${placeName(book, place)}.`, press],
      change: { action: 'returns:received', value: { partnership: place, quarter: report.quarter, on } },
    });
  });
}

/** The day that was told, or today where none was. Null where what was told is no one day. */
export function dayTold({ fact }: Question, book: Book): Day | null {
  const [first, second] = fact?.dates ?? [];
  if (first === undefined) return book.today;
  return second === undefined ? exactDay(first.when) : null;
}

/** A partnership's own figure of released time, with the one that stands. */
export function tellReleased(hands: Hands) {
  return (question: Question, book: Book): Answer => ofOwn(question, book, hands, 'released time', (place) => {
    const { quarter } = question;
    const days = question.fact?.figure ?? null;
    if (quarter === null || days === null) return askBack('How many days, and for which quarter?');
    const name = `${placeName(book, place)}, released time for ${sayQuarterInFull(quarter)}`;
    if (quarterBounds(quarter, book.programme.quarterStartsInMonth).from > book.today) return plain(book, `${name}: that quarter has not begun.`);
    const before = book.released.find((row) => row.quarter === quarter && row.partnership === place)?.days ?? null;
    if (before === days) return plain(book, `${name} is ${sayDays(days)} already.`, [place]);
    return say(book, {
      kind: 'WRITE', references: [place], records: [`released-time/${quarter}/${place}`],
      lines: [`${name}: ${sayDays(days)}${before === null ? '; no figure is recorded so far' : ` instead of the ${sayDays(before)} that are recorded`}.`, press],
      change: { action: 'returns:released', value: { partnership: place, quarter, days: String(days), was: before === null ? null : String(before) } },
    });
  });
}

const attends: Readonly<Record<Attending, string>> = { yes: 'will come', no: 'cannot come', deputy: 'cannot come and sends a deputy' };

/** A reply to a meeting, from somebody who has a seat at it. */
export function tellReply(hands: Hands) {
  return (question: Question, book: Book): Answer => {
    const attending = question.fact?.attending ?? null;
    const meeting = meetingMeant(question, book);
    const toThem = 'Please tell the secretariat, who keep the list.';
    if (attending === null || meeting === null || book.circle === 'public') return plain(book, `I know of no meeting here that I could note that for. ${toThem}`);
    const name = `${meeting.id} (${sayDayLong(meeting.on)})`;
    if (meeting.on < book.today) return plain(book, `${name} has been held. ${toThem}`, [meeting.id]);
    const seat = seatOf(hands.appointments, book.programme.terms);
    if (seat === null) return plain(book, `I can note replies for ${name} only from those who have a seat. ${toThem}`, [meeting.id]);
    const who = roleName(book, seat.role, seat.partnership);
    const same = latestReplies(meeting.replies).find(({ role, partnership }) => role === seat.role && (partnership ?? null) === seat.partnership);
    if (same?.attending === attending) return plain(book, `It is noted already for ${name}: ${who} ${attends[attending]}.`, [meeting.id]);
    const deputy = attending === 'deputy' ? ' I keep no name for the deputy; please tell the secretariat who it will be.' : '';
    return say(book, {
      kind: 'WRITE', references: [meeting.id],
      lines: [`For ${name}: ${who} ${attends[attending]}.${same === undefined ? '' : ` So far it is noted: ${attends[same.attending]}.`}${deputy}`, press],
      change: { action: 'ask:reply', value: { meeting: meeting.id, attending } },
    });
  };
}

const keptBy: Readonly<Record<KeptByHand, (about: string) => string>> = {
  action: (about) => `New actions and changes to them go into the action log, which the secretariat keep: please send it to them${about}. I cannot record it.`,
  risk: (about) => `The risk register is kept by the secretariat: please send it to them${about}. I cannot record it.`,
  meeting: (about) => `The days of meetings are kept by the secretariat: please tell them${about}, and they will tell everyone. I cannot record it.`,
  papers: () => 'That papers or minutes went out is noted by the secretariat: please tell them. I cannot record it.',
  record: () => 'To take something off the record, to rename it or to give it to another owner is for the secretariat: please tell them. I cannot do it.',
  milestone: () => 'A new milestone needs its title, its date and its owner: /milestone add "Title" due 16 December 2005 owner FAC SW, or /milestone add for a form.',
  decision: () => 'A new decision is put on record with /decision add, by those who prepare decisions.',
};

/** Kept by the secretariat, who hear where they keep it and not that they should be told. */
const inTheFile: Readonly<Partial<Record<KeptByHand, string>>> = { action: 'The action log is', risk: 'The risk register is', meeting: 'The days of meetings are', papers: 'What went out when is', record: 'Titles and owners are' };

/** What is not recorded from plain words: who records it, or the command that does. No record is named, for none was meant. */
export const tellKept = (hands: Hands) => (question: Question, book: Book): Answer => {
  const [role] = question.roles;
  const [date, another] = question.fact?.dates ?? [];
  const about = [...(role === undefined ? [] : [`for the ${roleName(book, role)}`]), ...(date === undefined || another !== undefined ? [] : [`by ${sayWhen(date.when)}`])];
  const kept = question.fact?.kept ?? 'action';
  const filed = inTheFile[kept];
  if (hands.secretariat === 'yes' && filed !== undefined) return plain(book, `${filed} kept in the programme's file: please put it there and load the file again. I cannot record it from here.`);
  return plain(book, keptBy[kept](about.length === 0 || kept === 'meeting' ? '' : ` (${about.join(', ')})`));
};

/** "undo that": only what was said to be done can be opened again; a new date stays in the history. */
export function tellUndo(hands: Hands) {
  return (question: Question, book: Book): Answer => {
    const [only, another] = book.milestones.filter(({ id }) => question.milestones.includes(id));
    if (only === undefined || another !== undefined) return askBack('What should I undo? Its name or id says it: "undo M-1".');
    const name = `${only.title} (${only.id})`;
    if (only.actual === null) {
      const today = only.forecasts.at(-1)?.givenOn === book.today;
      return plain(book, today ? `A new date of ${name} is not taken back, as every date stays in its history. Please give the date that holds, with the reason.` : `${name} is not recorded as done, so there is nothing to undo.`, [only.id]);
    }
    if (!mayFinish(hands.appointments, only) && hands.secretariat === 'no') return plain(book, `Only the owner of ${name}, the ${roleName(book, only.owner, only.partnership)}, or the secretariat can open it again.`, [only.id]);
    return say(book, { kind: 'WRITE', references: [only.id], lines: [`${name} is recorded as done ${sayWhen(only.actual)}. Shall I take that back, so that it is open again? Confirm, or nothing is changed.`], change: { action: 'milestone:undo', value: { id: only.id } } });
  };
}

export const left: Answer = { kind: 'WRITE', text: `As you wish. ${unchanged}`, references: [], records: [], withheld: 0 };

export const onlyByPress: Answer = { kind: 'WRITE', text: `I record only when Confirm is pressed, under what I read back to you. ${unchanged}`, references: [], records: [], withheld: 0 };

/** News of something that was not recognised. The asker's own open milestones are offered. */
export function ofWhat(question: Question, book: Book): Answer {
  const own = book.milestones.filter(({ id }) => question.milestones.includes(id)).slice(0, 5);
  const again = 'Please say it again with the milestone\'s title or id, such as "M-1 moves to 16/12, data supplier late".';
  const asked = askBack(`I took that for news, but could not tell of what. ${own.length === 0 ? again : `Was it ${own.map(({ id, title }) => `${title} (${id})`).join('; or ')}? ${again}`}`);
  return { ...asked, records: own.map(({ id }) => id) };
}

/** What is said once a button was pressed. */
export const recorded = {
  received: (name: string, on: Day) => `Thank you. The return of ${name} is recorded as received on ${sayDay(on)}. Nobody is asked for it again; /returns fills in its colours.`,
  receivedAlready: (name: string, on: Day) => `The return of ${name} is in already, since ${sayDay(on)}. Nothing was changed.`,
  released: (name: string, quarter: string, days: number) => `Thank you. ${name}: ${sayDays(days)} of released time are recorded for ${sayQuarterInFull(quarter)}.`,
  reply: (meeting: string, attending: Attending) => `Thank you. It is noted for ${meeting} that you ${{ yes: 'will come', no: 'cannot come', deputy: 'cannot come and send a deputy' }[attending]}.`,
} as const;
