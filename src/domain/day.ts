import type { Day } from './when.js';

const msInDay = 86_400_000;

/** The day this text names, or null. Days that do not exist (29 February 2005) are null, never rolled over. */
export function day(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const number = toNumber(text);
  return fromNumber(number) === text ? (text as Day) : null;
}

/** The day of these numbers, or null where there is none such (31 February). Months count from 1. */
export function dayOf(year: number, month: number, date: number): Day | null {
  return day(`${String(year).padStart(4, '0')}-${pad(month)}-${pad(date)}`);
}

/** The first day of a month. Months outside 1 to 12 run on into the years beside. */
export function firstOfMonth(year: number, month: number): Day {
  return fromNumber(Date.UTC(year, month - 1, 1) / msInDay);
}

/** The last day of a month. Months outside 1 to 12 run on into the years beside. */
export function lastOfMonth(year: number, month: number): Day {
  return fromNumber(Date.UTC(year, month, 0) / msInDay);
}

/** The day so many calendar days later (or, with a negative number, earlier). */
export function addDays(from: Day, days: number): Day {
  return fromNumber(toNumber(from) + days);
}

/** The same date so many months later; where that month is shorter, its last day. */
export function addMonths(from: Day, months: number): Day {
  const { year, month, date } = partsOf(from);
  const last = lastOfMonth(year, month + months);
  return addDays(last, Math.min(0, date - partsOf(last).date));
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

/** Less than nought when `a` is earlier, more when it is later: for sorting. */
export function compareDays(a: Day, b: Day): number {
  return toNumber(a) - toNumber(b);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(of: Day): number {
  return (((toNumber(of) + 4) % 7) + 7) % 7;
}

/** The Monday of the week a day is in; weeks run from Monday to Sunday. */
export function mondayOf(of: Day): Day {
  return addDays(of, -((weekday(of) + 6) % 7));
}

/** The numbers of a day; months count from 1. */
export function partsOf(of: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const [year = 0, month = 1, date = 1] = of.split('-').map(Number);
  return { year, month, date };
}

function toNumber(text: string): number {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / msInDay;
}

function fromNumber(number: number): Day {
  return new Date(number * msInDay).toISOString().slice(0, 10) as Day;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
