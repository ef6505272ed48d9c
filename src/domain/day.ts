import type { Day } from './when.js';

/** The day this text names, or null. Days that do not exist (29 February 2005) are null, never rolled over. */
export function day(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const number = toNumber(text);
  return fromNumber(number) === text ? (text as Day) : null;
}

const msInDay = 86_400_000;

function toNumber(text: string): number {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / msInDay;
}

function fromNumber(number: number): Day {
  return new Date(number * msInDay).toISOString().slice(0, 10) as Day;
}

/** The day so many calendar days later (or, with a negative number, earlier). */
export function addDays(from: Day, days: number): Day {
  return fromNumber(toNumber(from) + days);
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(of: Day): number {
  return (((toNumber(of) + 4) % 7) + 7) % 7;
}
