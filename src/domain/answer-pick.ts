import type { Book, HoldingLine, KnownDecision, KnownMeeting } from './answer-book.js';
import { isOpen } from './answer-late.js';
import type { Question } from './question.js';
import { quarterOf } from './quarters.js';
import { exactDay, latestDay } from './when.js';

const aboutMoney = /\b(?:future|fund\w*|money|grant\w*|beyond|continu\w*|extension|extend\w*|renew\w*)\b/i;

const aboutWhoGoesOn = /\b(?:(?:after|beyond|from) (?:\w+ )?\d{4}|(?:clos|merg)(?:e|es|ing|ure|er)\b|(?:which|how many|number of) .*\b(?:run|stay|remain|keep|have|go|open)\b)/i;

/** Whether a decision's title is about money or what becomes of the programme. */
export function speaksOfMoney({ title }: Pick<KnownDecision, 'title'>): boolean {
  return aboutMoney.test(title);
}

/** The decision a question means, among those this reader may know: the one named, else the latest about money and the future. */
export function decisionMeant(question: Pick<Question, 'decisions'>, book: Book): KnownDecision | null {
  const [only, another] = question.decisions;
  if (only !== undefined && another === undefined) return book.decisions.find(({ id }) => id === only) ?? null;
  const among = question.decisions.length > 1 ? book.decisions.filter(({ id }) => question.decisions.includes(id)) : book.decisions.filter(({ title, id }) => aboutMoney.test(title) || book.funding.lines.some(({ decision }) => decision === id));
  // Where no title speaks of money or the future, what the agreed words in force are about is meant, if the reader knows of it; else what is open and known, if it is one alone; else what by its title settles who goes on.
  const spokenOf = among.length > 0 || question.decisions.length > 0 ? [] : book.decisions.filter(({ id }) => book.holdingLines.some(({ about }) => about === id));
  if (spokenOf.length === 1) return spokenOf[0] ?? null;
  const others = among.length === 0 && book.circle === 'insiders' ? book.decisions.filter(isOpen) : [];
  if (others.length === 1 && question.decisions.length === 0) return others[0] ?? null;
  if (among.length === 0 && question.decisions.length === 0) among.push(...book.decisions.filter(({ title }) => aboutWhoGoesOn.test(title)));
  const started = (decision: KnownDecision) => (decision.raisedOn !== null ? latestDay(decision.raisedOn) : decision.events[0] !== undefined ? latestDay(decision.events[0].happened) : '');
  const open = among.filter(isOpen);
  const list = open.length > 0 && question.decisions.length === 0 ? among : open.length > 0 ? open : among;
  return [...list].sort((a, b) => started(b).localeCompare(started(a)))[0] ?? null;
}

/** The agreed words for a matter: the line about what was named, else the one that shares most words with the question. */
export function lineFor(lines: readonly HoldingLine[], ids: readonly string[], fits: (line: HoldingLine) => number): HoldingLine | null {
  const wanted = ids.map((id) => id.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const named = lines.find(({ about }) => about !== null && wanted.includes(about.toLowerCase().replace(/[^a-z0-9]/g, '')));
  if (named !== undefined) return named;
  const general = wanted.length === 0 ? lines : lines.filter(({ about }) => about === null);
  return [...general].sort((a, b) => fits(b) - fits(a))[0] ?? null;
}

/** Whether agreed words are in force about a decision that this reader does not know of: the words are for everybody, so that says nothing of it. */
export function lineAboutUnknown({ holdingLines, decisions }: Pick<Book, 'holdingLines' | 'decisions'>): boolean {
  return holdingLines.some(({ about }) => about !== null && !decisions.some(({ id }) => id === about));
}

/** The next meeting on or after the day of the answer, and the last one before it. */
export function meetingsAround(book: Book): { next: KnownMeeting | null; last: KnownMeeting | null } {
  return { next: book.meetings.find(({ on }) => on >= book.asOf) ?? null, last: [...book.meetings].reverse().find(({ on }) => on < book.asOf) ?? null };
}

/** The meeting that was named, or the first after a time to come; else the next one. */
export function meetingMeant(question: Pick<Question, 'meetings' | 'day' | 'window'>, book: Book): KnownMeeting | null {
  const named = book.meetings.find(({ id }) => question.meetings.includes(id));
  const after = question.window !== null && question.window.to === '9999-12-31' && question.window.from > book.asOf ? question.window.from : null;
  if (named === undefined && after !== null) return book.meetings.find(({ on }) => on >= after) ?? null;
  return named ?? book.meetings.find(({ on }) => on === question.day) ?? meetingsAround(book).next;
}

/** The meeting that was held and is meant: the one named or of the day named, else the last; null where it is still to come. */
export function meetingHeld(question: Pick<Question, 'meetings' | 'day'>, book: Book): KnownMeeting | null {
  const named = book.meetings.find(({ id }) => question.meetings.includes(id)) ?? book.meetings.find(({ on }) => on === question.day);
  const meeting = named ?? meetingsAround(book).last;
  return meeting !== null && meeting.on < book.asOf ? meeting : null;
}

/** What came of a meeting, as far as this reader may know it: decisions taken or told there, actions given there, dates that moved that day. */
export function cameOf(meeting: KnownMeeting, book: Book) {
  return {
    decisions: book.decisions.filter((decision) => !isOpen(decision) && decision.events.some(({ state, meeting: at, happened }) => state !== 'effective' && (at === meeting.id || exactDay(happened) === meeting.on))),
    actions: book.actions.filter(({ raisedAt }) => raisedAt === meeting.id),
    moved: book.milestones.flatMap((milestone) => milestone.forecasts.filter(({ givenOn }) => givenOn === meeting.on).map(({ forecast }) => ({ milestone, forecast }))),
  };
}

/** The financial year of the answer's day, such as 2005-06. */
export function financialYear(book: Book): string {
  return quarterOf(book.asOf, book.programme.quarterStartsInMonth).slice(0, 7);
}

/** The quarter of released time that a question means: the one named, else the latest on record. */
export function releasedQuarter(question: Pick<Question, 'quarter'>, book: Book): string | null {
  const known = [...new Set(book.released.map(({ quarter }) => quarter))].filter((quarter) => quarter <= quarterOf(book.asOf, book.programme.quarterStartsInMonth));
  if (question.quarter !== null) return known.find((quarter) => quarter === question.quarter) ?? (known.length > 0 ? known.find((quarter) => quarter.slice(-2) === question.quarter?.slice(-2)) ?? null : null);
  return known.at(-1) ?? null;
}

/** Released days of a quarter with their coverage, by this reader's sight of it. */
export function releasedTotal(quarter: string, book: Book): { days: number; given: number; of: number; missing: readonly string[] } {
  const rows = book.released.filter((row) => row.quarter === quarter);
  const given = rows.filter(({ days }) => days !== null);
  return {
    days: given.reduce((sum, { days }) => sum + (days ?? 0), 0), given: given.length, of: book.partnerships.length,
    missing: rows.filter(({ days }) => days === null).map(({ partnership }) => partnership),
  };
}

/** How far a survey is: the last count recorded on or before the day of the answer. Null where no survey is on record. */
export function surveyCount(book: Book): { sent: number | null; returned: number | null; countedOn: string | null; target: number | null } | null {
  const survey = Object.values(book.survey ?? {}).find((value): value is Record<string, unknown> => typeof value === 'object' && value !== null && ('sent' in value || 'target' in value));
  if (survey === undefined) return null;
  const count = countedBy(survey, /^returned_by_/, book.asOf);
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  return { sent: number(survey['sent']), target: number(survey['target']), returned: count?.number ?? null, countedOn: count?.day ?? null };
}

/** How far the interviews are, and how many case-study regions there are. */
export function interviewCount(book: Book): { planned: number | null; done: number | null; countedOn: string | null; regions: number | null } | null {
  if (book.survey === null) return null;
  const count = countedBy(book.survey, /^interviews_done_by_/, book.asOf);
  const number = (key: string) => (typeof book.survey?.[key] === 'number' ? (book.survey[key] as number) : null);
  return { planned: number('interviews_planned'), regions: number('case_study_regions'), done: count?.number ?? null, countedOn: count?.day ?? null };
}

function countedBy(record: Readonly<Record<string, unknown>>, key: RegExp, asOf: string): { number: number; day: string } | null {
  return Object.entries(record).flatMap(([name, value]) => {
    const day = name.replace(key, '').replaceAll('_', '-');
    return key.test(name) && typeof value === 'number' && day <= asOf ? [{ number: value, day }] : [];
  }).sort((a, b) => b.day.localeCompare(a.day))[0] ?? null;
}
