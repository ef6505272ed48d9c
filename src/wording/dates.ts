import { weekday } from '../domain/day.js';
import { dayIn, timeIn } from '../domain/instant.js';
import type { Day, Instant, When } from '../domain/when.js';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** 3 November 2005, without a leading zero. */
export function sayDay(day: Day): string {
  const [year = '', month = '1', date = '1'] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

/** Thursday 3 November 2005. */
export function sayDayLong(day: Day): string {
  return `${weekdays[weekday(day)]} ${sayDay(day)}`;
}

/** A date as exactly as it is known; a day that is not known is never said. */
export function sayWhen(when: When): string {
  if (when.p === 'day') return sayDay(when.d as Day);
  if (when.text !== undefined) return when.text;
  const [year = '', month] = when.d.split('-');
  return when.p === 'year' || month === undefined ? year : `${months[Number(month) - 1]} ${year}`;
}

/** 00:01 on Tuesday 22 November 2005, by the clocks of this zone. */
export function sayInstant(instant: Instant, zone: string): string {
  return `${timeIn(instant, zone)} on ${sayDayLong(dayIn(instant, zone))}`;
}

/** 1 day, 2 days. */
export function sayDays(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
