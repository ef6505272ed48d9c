import Holidays from 'date-holidays';
import { addDays, weekday } from './day.js';
import type { Day } from './when.js';

export interface WorkingCalendar {
  readonly nation: string;
}

/** Whether people of this nation work on this day. */
export function isWorkingDay(day: Day, { nation }: WorkingCalendar): 'yes' | 'no' {
  if (weekday(day) === 0 || weekday(day) === 6) return 'no';
  const [country = 'GB', state] = nation.split('-');
  const found = new Holidays(country, state ?? '').getHolidays(Number(day.slice(0, 4)));
  return found.some((holiday) => ['public', 'bank'].includes(holiday.type) && holiday.date.startsWith(day)) ? 'no' : 'yes';
}

/** The day so many working days later. */
export function addWorkingDays(from: Day, days: number, calendar: WorkingCalendar): Day {
  let at = from;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(at, calendar) === 'yes') left -= 1;
  }
  return at;
}
