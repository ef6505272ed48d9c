import type { Caller, Reply } from '../../src/command.js';
import type { Book } from '../../src/domain/answer-book.js';
import type { PersonId } from '../../src/domain/ids.js';
import type { Milestone } from '../../src/domain/milestone.js';
import { Refusal } from '../../src/domain/refusal.js';
import { nextOccurrences } from '../../src/domain/recurrence.js';
import { readRecurrence } from '../../src/domain/recurrence-rule.js';
import { exactDay, type Day, type When } from '../../src/domain/when.js';
import type { DateReading } from '../../src/grammar/date.js';
import { matchMilestone } from '../../src/grammar/milestone-names.js';
import { milestoneExamples } from '../../src/grammar/milestone.js';
import { readRepeats } from '../../src/grammar/recurrence-words.js';
import type { Office } from '../../src/office.js';
import { sayWhen } from '../../src/wording/dates.js';
import { whichDate, whichMilestone } from '../../src/wording/milestones.js';

/** What this caller may know, as of a day. Refused while no programme is loaded. */
export async function bookFor(office: Office, caller: Caller, asOf: Day | null): Promise<Book> {
  const book = await office.transact(({ answerBook }) => answerBook.open(caller.reader, asOf));
  if (book === null) throw new Refusal('out-of-reach', { what: 'a programme, as none is loaded yet,' });
  return book;
}

/** Whoever acts, as a person in the register. */
export function personOf(caller: Caller, what: string, who: string): PersonId {
  if (caller.reader.person === null) throw new Refusal('not-allowed', { what, who });
  return caller.reader.person;
}

/** The milestone a name stands for, or the question which; the line for each choice is what will be said when it is pressed. */
export function named(book: Book, name: string, lineFor: (id: string) => string): { readonly milestone: Milestone } | { readonly ask: Reply } {
  const match = matchMilestone(name, book.milestones);
  if (match.kind === 'one') return { milestone: match.milestone };
  if (match.kind === 'several') return { ask: whichMilestone(name, match.choices.map((milestone) => ({ milestone, line: lineFor(milestone.id) }))) };
  throw new Refusal('unknown-name', { kind: 'milestone', name, nearest: match.nearest.map(({ id, title }) => `${id} ${title}`) });
}

/** The one date that was meant, or the question which. */
export function dated(read: DateReading, lineFor: (date: string) => string): { readonly when: When } | { readonly ask: Reply } {
  if ('when' in read) return { when: read.when.p === 'day' ? { d: read.when.d, p: 'day' } : read.when };
  return { ask: whichDate(read.ambiguous.map(({ label, when }) => ({ label, line: lineFor(sayWhen(when)) }))) };
}

/** "16 December 2005", or what a reading was before it is one date, for a line that is said again. */
export function dateWords(read: DateReading): string {
  return 'when' in read ? sayWhen(read.when) : sayWhen(read.ambiguous[0]?.when ?? { d: '', p: 'year' });
}

/** How exactly a date that a button carries is known. */
export function precisionOf(text: string): When['p'] {
  const found = (['day', 'part-month', 'month', 'season', 'year'] as const).find((one) => one === text);
  if (found === undefined) throw new Refusal('not-understood', { what: 'that button', example: '/milestone' });
  return found;
}

/** What these words mean of something that begins on this date, as a rule of RFC 5545. */
export function ruleOf(words: string, due: When, office: Office): string {
  const start = exactDay(due);
  if (start === null) throw new Refusal('date-not-a-day', { text: sayWhen(due) });
  const rule = readRepeats(words, start, office);
  if (rule === null) throw new Refusal('not-understood', { what: `“${words}” as how it comes again`, example: milestoneExamples.repeats });
  return rule;
}

/** So many of the next days are shown before something that comes again is put on record. */
const shownDays = 4;

export function nextDays(rule: string, start: Day, after: Day, { zone }: Pick<Office, 'zone'>): Day[] {
  const read = readRecurrence(rule);
  return read === null ? [] : nextOccurrences({ rule: read, start, at: '23:59', zone }, after, shownDays);
}
