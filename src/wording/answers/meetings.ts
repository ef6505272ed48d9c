import type { Book, KnownMeeting } from '../../domain/answer-book.js';
import { cameOf, meetingHeld, meetingMeant, meetingsAround } from '../../domain/answer-pick.js';
import { latestReplies } from '../../domain/attending.js';
import { daysBetween } from '../../domain/day.js';
import type { Answer, Question } from '../../domain/question.js';
import type { Day } from '../../domain/when.js';
import { sayDay, sayDayLong, sayDays, sayWhen } from '../dates.js';
import { embargoOn, type Ear } from './decisions.js';
import { neutral, withheldMatter } from './withheld.js';
import { noOutcome } from '../decision-words.js';
import { checked } from './checked.js';
import { and, bullets, ownerName, say, withTitles } from './say.js';

function withMeeting(question: Question, book: Book, answer: (meeting: KnownMeeting) => Answer): Answer {
  const meeting = meetingMeant(question, book);
  if (meeting === null) return book.meetings.length === 0 && book.circle === 'public' ? neutral() : say(book, { kind: 'UNKNOWN', lines: ['No later meeting is recorded.'] });
  return answer(meeting);
}

export function meetingNext(question: Question, book: Book): Answer {
  return withMeeting(question, book, (meeting) => {
    const other = question.day !== null && question.day !== meeting.on && question.window?.to !== '9999-12-31' ? ` No meeting is recorded for ${sayDay(question.day)}.` : '';
    const lead = meeting.on < book.asOf ? 'That meeting' : question.window?.to === '9999-12-31' ? 'The first meeting after that' : 'The next meeting';
    const asked = checked(question, { d: meeting.on, p: 'day' });
    const named = question.meetings.length > 0 ? meeting.id : `${lead} (${meeting.id})`;
    const which = asked === '' ? named : `${asked}${named.replace(/^T/, 't')}`;
    const item = meeting.mainItem === null ? '' : ` Main item: ${meeting.mainItem}.`;
    const papers = meeting.papersDue === null || meeting.papersDue < book.asOf ? '' : ` Papers are due ${sayDay(meeting.papersDue)}.`;
    return say(book, { kind: 'DATE', lines: [`${which} ${meeting.on >= book.asOf ? 'is' : 'was'} on ${sayDayLong(meeting.on)}${meeting.on > book.asOf ? `, in ${sayDays(daysBetween(book.asOf, meeting.on))}` : ''}.${other}${item}${papers}`], references: [meeting.id] });
  });
}

/** Every meeting on record: those to come with how many, and those that were. */
export function meetingsList(question: Question, book: Book): Answer {
  if (book.meetings.length === 0) return book.circle === 'public' ? neutral() : say(book, { kind: 'UNKNOWN', lines: ['No meeting is recorded.'] });
  const line = ({ id, on }: KnownMeeting) => `${sayDayLong(on)} (${id})`;
  const coming = book.meetings.filter(({ on }) => on >= book.asOf);
  const held = book.meetings.filter(({ on }) => on < book.asOf);
  const year = book.asOf.slice(0, 4);
  const ofYear = coming.filter(({ on }) => on.startsWith(year)).length;
  return say(book, {
    kind: question.said.has('howmany') ? 'ROLLUP' : 'LIST',
    lines: [coming.length === 0 ? 'No later meeting is recorded.' : `${coming.length} still to come on record${ofYear === coming.length ? '' : `, ${ofYear === 0 ? 'none' : ofYear} of them in ${year}`}: ${and(coming.map(line))}.`, ...(held.length === 0 ? [] : [`Held so far on record, ${held.length}: ${and(held.map(line))}.`])],
    references: book.meetings.map(({ id }) => id),
  });
}

export function meetingLast(question: Question, book: Book): Answer {
  const { last } = meetingsAround(book);
  const meeting = book.meetings.find(({ id }) => question.meetings.includes(id)) ?? last;
  if (meeting === null) return book.circle === 'public' ? neutral() : say(book, { kind: 'UNKNOWN', lines: ['No earlier meeting is recorded.'] });
  return say(book, { kind: 'DATE', lines: [`The last meeting (${meeting.id}) was on ${sayDayLong(meeting.on)}.${meeting.mainItem === null ? '' : ` Main item: ${meeting.mainItem}.`}`], references: [meeting.id] });
}

const dates = {
  papersDue: 'Papers for', papersOut: 'Papers for', callForPapers: 'The call for papers for', draftMinutesDue: 'Draft minutes of',
} as const;

function meetingDate(field: keyof typeof dates, said: string, question: Question, book: Book): Answer {
  const named = book.meetings.find(({ id }) => question.meetings.includes(id));
  const meeting = named ?? [...book.meetings].filter((one) => one[field] !== null).sort((a, b) => near(a[field], book) - near(b[field], book))[0] ?? meetingMeant(question, book);
  if (meeting === null) return book.circle === 'public' ? neutral() : say(book, { kind: 'UNKNOWN', lines: ['No meeting is recorded.'] });
  const day: Day | null = meeting[field];
  if (day === null) return say(book, { kind: 'UNKNOWN', lines: [`${dates[field]} ${meeting.id} (${sayDay(meeting.on)}): no date is recorded.`], references: [meeting.id] });
  const asked = question.day === null || question.day === meeting.on ? '' : question.day === day ? 'Yes: ' : `Not ${sayDay(question.day)}: `;
  const line = `${dates[field]} ${meeting.id} (${sayDay(meeting.on)}) ${day < book.asOf ? said.replace('are', 'were').replace('is ', 'was ') : said} ${sayDayLong(day)}.`;
  return say(book, { kind: 'DATE', lines: [asked === '' ? line : `${asked}${line.charAt(0).toLowerCase()}${line.slice(1)}`], references: [meeting.id] });
}

/** Dates to come count before dates that have passed, and near ones before far ones. */
function near(day: Day | null, book: Book): number {
  if (day === null) return Infinity;
  return day >= book.asOf ? daysBetween(book.asOf, day) : 1000 + daysBetween(day, book.asOf);
}

export function papersDue(question: Question, book: Book): Answer {
  return meetingDate('papersDue', 'are due by', question, book);
}

/** Which papers have come in is not held; when they are due is. */
export function papersMissing(question: Question, book: Book): Answer {
  const due = papersDue(question, book);
  return due.kind !== 'DATE' ? due : { ...due, kind: 'UNKNOWN', text: `Which papers have come in is not recorded.\n${due.text}` };
}

export function papersOut(question: Question, book: Book): Answer {
  return meetingDate('papersOut', 'go out on', question, book);
}

export function callForPapers(question: Question, book: Book): Answer {
  return meetingDate('callForPapers', 'is on', question, book);
}

export function minutesDue(question: Question, book: Book): Answer {
  const { last } = meetingsAround(book);
  const meant = question.said.has('last') && last !== null ? { ...question, meetings: [last.id], day: null } : question;
  const due = meetingDate('draftMinutesDue', 'are due by', meant, book);
  return question.said.has('who') && due.kind === 'DATE' ? { ...due, text: `Who writes them is not recorded.\n${due.text}` } : due;
}

export function quorum(_question: Question, book: Book): Answer {
  const rule = book.programme.terms?.quorum ?? null;
  if (rule === null) return say(book, { kind: 'UNKNOWN', lines: ['No quorum is recorded.'] });
  return say(book, { kind: 'DEFINE', lines: [`Quorum is ${quorumRule(book)}.`, `As of ${sayDay(book.asOf)}; terms of reference.`] });
}

function quorumRule(book: Book): string {
  const rule = book.programme.terms?.quorum ?? null;
  if (rule === null) return 'not recorded';
  const conditions = rule.and.map((part) => withTitles(book, part, (title) => `the ${title.replace(/ of the .*/, '')}`));
  return `${rule.members} of ${rule.of} members${conditions.length === 0 ? '' : `, with ${and(conditions)}`}`;
}

export function quorate(question: Question, book: Book): Answer {
  if (book.circle === 'public') return neutral();
  const held = question.said.has('@held') && question.meetings.length === 0 ? meetingHeld(question, book) : null;
  return withMeeting(held === null ? question : { ...question, meetings: [held.id] }, book, (meeting) => {
    const name = `${meeting.id} (${sayDay(meeting.on)})`;
    if (meeting.replies.length === 0 && meeting.on < book.asOf) return say(book, { kind: 'UNKNOWN', lines: [`Who came to ${name} is not recorded.`], references: [meeting.id] });
    if (meeting.replies.length === 0) return say(book, { kind: 'UNKNOWN', lines: [`I can't say yet: no replies are recorded for ${name}. Quorum is ${quorumRule(book)}.`], references: [meeting.id] });
    const coming = latestReplies(meeting.replies.filter(({ on }) => on <= book.asOf)).filter(({ attending }) => attending !== 'no');
    const places = new Set(coming.flatMap(({ partnership }) => (partnership === undefined ? [] : [partnership]))).size;
    return say(book, { kind: 'ROLLUP', lines: [`For ${name}, ${coming.length} say they or a deputy will come, from ${places} ${book.programme.words.partnerships}. Quorum is ${quorumRule(book)}.`], references: [meeting.id] });
  });
}

export function attendance(question: Question, book: Book): Answer {
  const { last } = meetingsAround(book);
  return quorate(question.said.has('last') && question.meetings.length === 0 && last !== null ? { ...question, meetings: [last.id] } : question, book);
}

/** Who took the chair is not held; who is to is known by the seats. */
export function meetingChair(question: Question, book: Book): Answer {
  if (book.circle === 'public') return neutral();
  const meeting = meetingHeld(question, book);
  if (meeting === null) return say(book, { kind: 'UNKNOWN', lines: ['No earlier meeting is recorded.'] });
  return say(book, { kind: 'UNKNOWN', lines: [`Who took the chair at ${meeting.id} (${sayDay(meeting.on)}) is not recorded.`], references: [meeting.id] });
}

/** What came of a meeting: decisions, actions and dates, each with its reference. */
export function meetingCame(question: Question, book: Book, ear: Ear): Answer {
  if (book.circle !== 'insiders') return withheldMatter(question, book, ear.shared);
  const meeting = meetingHeld(question, book);
  if (meeting === null) return say(book, { kind: 'UNKNOWN', lines: ['No meeting that was held by then is recorded.'] });
  const { decisions, actions, moved } = cameOf(meeting, book);
  const what = [
    ...decisions.map(({ title, outcome, id }) => `Decision: ${title}: ${outcome ?? 'outcome not recorded'}. ${id}`),
    ...actions.map(({ id, title, owner, dueOn, closedOn }) => `Action: ${title}: ${ownerName(book, owner)}; ${closedOn === null ? `due ${sayDay(dueOn)}` : `closed ${sayDay(closedOn)}`}. ${id}`),
    ...moved.map(({ milestone, forecast }) => `New date: ${milestone.title}: ${sayWhen(forecast)}. ${milestone.id}`),
  ];
  const name = `${meeting.id} (${sayDay(meeting.on)})`;
  return say(book, {
    kind: what.length === 0 ? 'UNKNOWN' : 'LIST',
    lines: [what.length === 0 ? `Of ${name} there is ${noOutcome}, and no action or new date is recorded.` : `On record from ${name}${decisions.length === 0 ? `, with ${noOutcome}` : ''}:`, ...bullets(what, 20), ...[...new Set(decisions.flatMap(({ id }) => embargoOn(id, book) ?? []))]],
    references: [meeting.id, ...decisions.map(({ id }) => id), ...actions.map(({ id }) => id), ...moved.map(({ milestone }) => milestone.id)],
  });
}

export function agenda(question: Question, book: Book): Answer {
  if (book.circle !== 'insiders') return neutral();
  return withMeeting(question, book, (meeting) => (meeting.mainItem === null
    ? say(book, { kind: 'UNKNOWN', lines: [`No agenda is recorded for ${meeting.id} (${sayDay(meeting.on)}).`], references: [meeting.id] })
    : say(book, { kind: 'STATUS', lines: [`${meeting.id} (${sayDayLong(meeting.on)}): the main item is ${meeting.mainItem}. No other items are recorded.`], references: [meeting.id] })));
}

export function meetingPlace(question: Question, book: Book): Answer {
  return withMeeting(question, book, (meeting) => say(book, { kind: 'UNKNOWN', lines: [`Where ${meeting.id} meets is not recorded. It ${meeting.on >= book.asOf ? 'is' : 'was'} on ${sayDayLong(meeting.on)}.`], references: [meeting.id] }));
}

export function seats(_question: Question, book: Book): Answer {
  const terms = book.programme.terms;
  if (terms === null) return say(book, { kind: 'UNKNOWN', lines: ['The membership is not recorded.'] });
  const named = (line: string) => withTitles(book, line);
  const quorumOf = terms.quorum === null ? '' : `${terms.quorum.of} seats`;
  return say(book, { kind: 'WHO', lines: [`${book.programme.body?.name ?? 'The group'}${quorumOf === '' ? '' : `, ${quorumOf}`}:`, ...bullets(terms.members.map(named), 20), ...(terms.inAttendance.length === 0 ? [] : [`In attendance: ${terms.inAttendance.map(named).join(', ')}.`])] });
}
