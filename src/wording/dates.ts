import { weekday } from '../domain/day.js';
import { dayIn, timeIn } from '../domain/instant.js';
import { monthName, weekdayNames } from '../domain/months.js';
import type { Day, Instant, When } from '../domain/when.js';


/** 3 November 2005, without a leading zero. */
export function sayDay(day: Day): string {
  const [year = '', month = '1', date = '1'] = day.split('-');
  return `${Number(date)} ${monthName(Number(month))} ${year}`;
}

/** Thursday 3 November 2005. */
export function sayDayLong(day: Day): string {
  return `${weekdayNames[weekday(day)]} ${sayDay(day)}`;
}

/** A date as exactly as it is known; a day that is not known is never said. */
export function sayWhen(when: When): string {
  if (when.p === 'day') return sayDay(when.d as Day);
  if (when.text !== undefined) return when.text;
  const [year = '', month] = when.d.split('-');
  return when.p === 'year' || month === undefined ? year : `${monthName(Number(month))} ${year}`;
}

/** 00:01 on Tuesday 22 November 2005, by the clocks of this zone. */
export function sayInstant(instant: Instant, zone: string): string {
  return `${timeIn(instant, zone)} on ${sayDayLong(dayIn(instant, zone))}`;
}

/** 1 day, 2 days. */
export function sayDays(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

/** "3 to 7 November 2005", "28 October to 4 November 2005", with no more of the months and years than is needed. */
export function sayRange(from: Day, to: Day): string {
  if (from === to) return sayDay(from);
  const [start, end] = [sayDay(from).split(' '), sayDay(to).split(' ')];
  if (start[2] !== end[2]) return `${sayDay(from)} to ${sayDay(to)}`;
  return `${start[1] === end[1] ? start[0] : `${start[0]} ${start[1]}`} to ${sayDay(to)}`;
}
