import { addDays, firstOfMonth, partsOf } from './day.js';
import { monthName } from './months.js';
import type { Day } from './when.js';

/** The financial quarter a day falls in, such as `2005-06-Q2`, for a year that starts with this month (April is 4). */
export function quarterOf(day: Day, startMonth = 4): string {
  const { month } = partsOf(day);
  return quarterNamed(financialYearOf(day, startMonth), Math.floor(((month - startMonth + 12) % 12) / 3) + 1);
}

/** The year in which the financial year of a day began: 2005 for 31 March 2006. */
export function financialYearOf(day: Day, startMonth = 4): number {
  const { year, month } = partsOf(day);
  return month >= startMonth ? year : year - 1;
}

/** The first and last day of a financial quarter. */
export function quarterBounds(quarter: string, startMonth = 4): { from: Day; to: Day } {
  const startsIn = startMonth + (Number(quarter.slice(-1)) - 1) * 3;
  const year = Number(quarter.slice(0, 4));
  return { from: firstOfMonth(year, startsIn), to: addDays(firstOfMonth(year, startsIn + 3), -1) };
}

/** The first and last day of the financial year that began in this year. */
export function financialYearBounds(startYear: number, startMonth = 4): { from: Day; to: Day } {
  return { from: firstOfMonth(startYear, startMonth), to: addDays(firstOfMonth(startYear + 1, startMonth), -1) };
}

/** The name of a quarter, `2005-06-Q2`, of the financial year that began in this year. */
export function quarterNamed(startYear: number, number: number): string {
  return `${financialYearNamed(startYear)}-Q${number}`;
}

/** The name of a financial year, `2005-06`. */
export function financialYearNamed(startYear: number): string {
  return `${startYear}-${String((startYear + 1) % 100).padStart(2, '0')}`;
}

/** "quarter 2 of 2005-06 (July to September 2005)". */
export function quarterInWords(quarter: string, startMonth = 4): string {
  const { from, to } = quarterBounds(quarter, startMonth);
  const [first, last] = [partsOf(from), partsOf(to)];
  const since = first.year === last.year ? monthName(first.month) : `${monthName(first.month)} ${first.year}`;
  return `quarter ${quarter.slice(-1)} of ${quarter.slice(0, 7)} (${since} to ${monthName(last.month)} ${last.year})`;
}

const written = [
  /^(?:q|quarter |qtr )([1-4])(?:[ ,]*(?:of )?(\d{4}|\d{2})(?:[-/](\d{4}|\d{2}))?)?$/,
  /^(?:(\d{4}|\d{2})[-/](\d{4}|\d{2})|(\d{4}))[ -]*q([1-4])$/,
] as const;

/**
 * Reads "Q2", "quarter 2 of 2005-06", "2005-06-Q2". A quarter without a year is the one of the financial year of `today`.
 * Null where it is no quarter, or its two years do not follow each other.
 */
export function parseQuarter(text: string, today: Day, startMonth = 4): string | null {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const [first, second] = [written[0].exec(plain), written[1].exec(plain)];
  if (first !== null) return named(first[2], first[3], Number(first[1]), today, startMonth);
  return second === null ? null : named(second[1] ?? second[3], second[2], Number(second[4]), today, startMonth);
}

function named(year: string | undefined, next: string | undefined, number: number, today: Day, startMonth: number): string | null {
  const start = year === undefined ? financialYearOf(today, startMonth) : year.length === 2 ? 2000 + Number(year) : Number(year);
  if (next !== undefined && Number(next.slice(-2)) !== (start + 1) % 100) return null;
  return quarterNamed(start, number);
}
