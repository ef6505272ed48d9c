import { addDays, partsOf } from './day.js';
import { lastTerm, lastWeekdayBefore, nextTerm, type SchoolTerm } from './terms.js';
import type { Day } from './when.js';
import { addWorkingDays, previousWorkingDay, type WorkingCalendar } from './working-days.js';

/** Something a partnership must act on ahead of a day: contracts and leases that end, a post to be filled. */
export interface Commitment {
  readonly what: string;
  /** The day it ends, or the day it begins. */
  readonly day: Day;
  readonly turn: 'ends' | 'begins';
  readonly ahead: { readonly weeks?: number; readonly months?: number; readonly working_days?: number; readonly terms?: number };
}

export interface CommitmentCalendar {
  readonly calendar: WorkingCalendar;
  /** The school terms the programme gave; empty where it gave none. */
  readonly terms: readonly SchoolTerm[];
}

/** How a day was worked back: so long ahead of the day on which what is committed ends or begins. */
export interface WorkedBack {
  readonly what: string;
  readonly turn: Commitment['turn'];
  readonly day: Day;
  readonly how: string;
}

/**
 * Works back from a commitment to the last working day on which its partnership can still act: by weeks or months of
 * notice, by working days, or by whole school terms, of which the first must not have begun. `how` says the way.
 */
export function lastDayToAct({ day, turn, what, ahead }: Commitment, { calendar, terms }: CommitmentCalendar): { readonly on: Day; readonly from: WorkedBack } {
  const by = (on: Day, how: string) => ({ on, from: { what, turn, day, how } });
  if (ahead.terms !== undefined) return by(beforeTerms(day, ahead.terms, { calendar, terms }), counted(ahead.terms, 'school term'));
  if (ahead.working_days !== undefined) return by(addWorkingDays(previousWorkingDay(day, calendar), -ahead.working_days, calendar), counted(ahead.working_days, 'working day'));
  if (ahead.months !== undefined) return by(previousWorkingDay(monthsBefore(day, ahead.months), calendar), counted(ahead.months, 'month'));
  const weeks = ahead.weeks ?? 0;
  return by(previousWorkingDay(addDays(day, -7 * weeks), calendar), counted(weeks, 'week'));
}

/** The last working day before the term that lies so many terms ahead of the one this day is in, or next comes to. */
function beforeTerms(day: Day, terms: number, { calendar, terms: given }: CommitmentCalendar): Day {
  let first = nextTerm(day, 'term', given)?.from ?? day;
  for (let left = terms; left > 0; left -= 1) first = lastTerm(first, 'term', given)?.from ?? addDays(first, -91);
  return previousWorkingDay(lastWeekdayBefore(first), calendar);
}

/** The same date so many months before, or the last of that month where it has no such date. */
function monthsBefore(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const count = year * 12 + (month - 1) - months;
  const [inYear, inMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const last = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate();
  return `${String(inYear).padStart(4, '0')}-${String(inMonth).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}` as Day;
}

function counted(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
