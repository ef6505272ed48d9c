import { day } from './day.js';
import type { Day, Instant } from './when.js';

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A day of the week (0 for Sunday), perhaps the nth of its month or year; -1 is the last. */
export interface WeekdayPart {
  readonly weekday: number;
  readonly nth: number | null;
}

/** A recurrence rule of RFC 5545, as far as whole days need it. */
export interface Recurrence {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** The last day, or the last moment where the rule gives one. */
  readonly until: { readonly day: Day } | { readonly moment: Instant } | null;
  readonly byDay: readonly WeekdayPart[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
  /** The day weeks start on; Monday unless told. */
  readonly weekStart: number;
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const parts = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST']);

/**
 * Reads "FREQ=MONTHLY;BYDAY=-1FR". Null for what is no rule, and for the parts of the RFC that are not kept here (hours
 * and less, BYYEARDAY, BYWEEKNO): a rule half understood would remind on the wrong days.
 */
export function readRecurrence(text: string): Recurrence | null {
  const given = new Map<string, string>();
  for (const part of text.trim().toUpperCase().replace(/^RRULE:/, '').split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (!parts.has(name) || value === '' || given.has(name)) return null;
    given.set(name, value);
  }
  const frequency = (['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).find((one) => one === given.get('FREQ'));
  const interval = whole(given.get('INTERVAL') ?? '1', 1, 1000);
  const count = given.has('COUNT') ? whole(given.get('COUNT') ?? '', 1, 100_000) : null;
  const until = given.has('UNTIL') ? readUntil(given.get('UNTIL') ?? '') : null;
  const byDay = list(given.get('BYDAY'), readWeekday);
  const byMonthDay = list(given.get('BYMONTHDAY'), (one) => fromEitherEnd(one, 31));
  const byMonth = list(given.get('BYMONTH'), (one) => whole(one, 1, 12));
  const bySetPos = list(given.get('BYSETPOS'), (one) => fromEitherEnd(one, 366));
  const weekStart = weekdays.indexOf(given.get('WKST') ?? 'MO');
  if (frequency === undefined || interval === null || weekStart < 0) return null;
  if (given.has('COUNT') && (count === null || given.has('UNTIL'))) return null;
  if (given.has('UNTIL') && until === null) return null;
  if (byDay === null || byMonthDay === null || byMonth === null || bySetPos === null) return null;
  const nthInDays = byDay.some(({ nth }) => nth !== null) && (frequency === 'DAILY' || frequency === 'WEEKLY');
  if (nthInDays || (frequency === 'WEEKLY' && byMonthDay.length > 0)) return null;
  return { frequency, interval, count, until, byDay, byMonthDay, byMonth, bySetPos, weekStart };
}

function list<Part>(text: string | undefined, read: (part: string) => Part | null): readonly Part[] | null {
  if (text === undefined) return [];
  const found = text.split(',').map(read);
  return found.every((part) => part !== null) ? found : null;
}

function whole(text: string, least: number, most: number): number | null {
  const number = /^\+?\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

function fromEitherEnd(text: string, most: number): number | null {
  const number = whole(text.replace(/^-/, ''), 1, most);
  return number === null || !text.startsWith('-') ? number : -number;
}

function readWeekday(text: string): WeekdayPart | null {
  const [, nth = '', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? [];
  const weekday = weekdays.indexOf(name);
  const number = nth === '' ? null : fromEitherEnd(nth, 53);
  return weekday < 0 || (nth !== '' && number === null) ? null : { weekday, nth: number };
}

function readUntil(text: string): Recurrence['until'] {
  const [, y = '', m = '', d = '', hh, mm, ss] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z)?$/.exec(text) ?? [];
  const known = day(`${y}-${m}-${d}`);
  if (known === null) return null;
  return hh === undefined ? { day: known } : { moment: `${known}T${hh}:${mm}:${ss}.000Z` as Instant };
}
