import { TZDate } from '@date-fns/tz';
import type { Day, Instant } from './when.js';

/** A moment as an instant, in UTC with milliseconds. */
export function instantOf(moment: Date): Instant {
  return new Date(moment.getTime()).toISOString() as Instant;
}

/** The day it is at this moment in this zone. */
export function dayIn(instant: Instant, zone: string): Day {
  const local = new TZDate(Date.parse(instant), zone);
  const pad = (number: number, length: number) => String(number).padStart(length, '0');
  return `${pad(local.getFullYear(), 4)}-${pad(local.getMonth() + 1, 2)}-${pad(local.getDate(), 2)}` as Day;
}

/** The time of day, HH:MM, at this moment in this zone. */
export function timeIn(instant: Instant, zone: string): string {
  const local = new TZDate(Date.parse(instant), zone);
  return `${String(local.getHours()).padStart(2, '0')}:${String(local.getMinutes()).padStart(2, '0')}`;
}

/**
 * The moment when clocks of this zone show this day and time. A time that a spring change leaves out is the next that
 * exists; one that an autumn change repeats is the first.
 */
export function atLocal(day: Day, time: string, zone: string): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return instantOf(new TZDate(year, month - 1, date, hour, minute, zone));
}

export function addMs(instant: Instant, milliseconds: number): Instant {
  return instantOf(new Date(Date.parse(instant) + milliseconds));
}
