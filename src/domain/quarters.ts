import { addDays } from './day.js';
import type { Day } from './when.js';

/** The financial quarter a day falls in, such as `2005-06-Q2`, for a year that starts with this month (April is 4). */
export function quarterOf(day: Day, startMonth = 4): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const sinceStart = (month - startMonth + 12) % 12;
  const first = month >= startMonth ? year : year - 1;
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}-Q${Math.floor(sinceStart / 3) + 1}`;
}

/** The first and last day of a financial quarter. */
export function quarterBounds(quarter: string, startMonth = 4): { from: Day; to: Day } {
  const year = Number(quarter.slice(0, 4));
  const number = Number(quarter.slice(-1));
  const startsAt = startMonth - 1 + (number - 1) * 3;
  return { from: firstOf(year, startsAt), to: addDays(firstOf(year, startsAt + 3), -1) };
}

function firstOf(year: number, monthFromZero: number): Day {
  return new Date(Date.UTC(year, monthFromZero, 1)).toISOString().slice(0, 10) as Day;
}
