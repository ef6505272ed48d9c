import type { Stretch } from './absence.js';
import { addDays, weekday } from './day.js';
import { holidaysOf, isHoliday, type Proclamation } from './holidays.js';
import { weekendOf } from './weekend.js';
import type { Day } from './when.js';

/** Whose working days are meant: a nation's, with what was proclaimed besides, less the days on which one person is away. */
export interface WorkingCalendar {
  readonly nation: string;
  readonly extra?: readonly Proclamation[] | undefined;
  readonly away?: readonly Stretch[] | undefined;
}

/** Whether people work on this day; 'unknown' where nothing is known of the nation's holidays in that year. */
export function isWorkingDay(day: Day, { nation, extra, away }: WorkingCalendar): 'yes' | 'no' | 'unknown' {
  if (weekendOf(nation).has(weekday(day)) || away?.some(({ from, to }) => from <= day && to >= day) === true) return 'no';
  const holiday = isHoliday(day, nation, extra);
  return holiday === 'unknown' ? 'unknown' : holiday === 'yes' ? 'no' : 'yes';
}

/** This day, or the first certain working day after it. */
export function nextWorkingDay(from: Day, calendar: WorkingCalendar): Day {
  return walk(from, 1, calendar);
}

/** This day, or the last certain working day before it. */
export function previousWorkingDay(from: Day, calendar: WorkingCalendar): Day {
  return walk(from, -1, calendar);
}

/** The day so many working days later (or, with a negative number, earlier), not counting the day itself. */
export function addWorkingDays(from: Day, days: number, calendar: WorkingCalendar): Day {
  const step = days < 0 ? -1 : 1;
  let at = from;
  for (let left = Math.abs(days); left > 0; left -= 1) at = walk(addDays(at, step), step, calendar);
  return at;
}

/** How many working days lie after one day, up to and with another; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let days = 0;
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    if (counts(at, 1, calendar)) days += 1;
  }
  return days;
}

/** A person who is off for longer than this is not waited for. */
const longestWalk = 366;

function walk(from: Day, step: 1 | -1, calendar: WorkingCalendar): Day {
  let at = from;
  for (let walked = 0; walked < longestWalk; walked += 1) {
    if (counts(at, step, calendar)) return at;
    at = addDays(at, step);
  }
  return calendar.away === undefined ? from : walk(from, step, { ...calendar, away: undefined });
}

/**
 * A day of unknown standing is passed over for a certain one. Where the year beyond is as unknown, no certain one would
 * ever come: there the weekdays count, so that nothing waits for ever.
 */
function counts(day: Day, step: 1 | -1, calendar: WorkingCalendar): boolean {
  const standing = isWorkingDay(day, calendar);
  if (standing !== 'unknown') return standing === 'yes';
  return holidaysOf(calendar.nation, Number(day.slice(0, 4)) + step) === 'unknown';
}
