import { day } from '../domain/day.js';

/** Whether a text is a day, or a day with an hour: 2005-11-07, 2005-11-22T00:01. */
export function isDayOrHour(text: string): boolean {
  const [date = '', hour] = text.split('T');
  return day(date) !== null && (hour === undefined || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(hour));
}
