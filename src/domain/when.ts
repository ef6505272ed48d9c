import { day, firstOfMonth, lastOfMonth, partsOf } from './day.js';
import { monthNames } from './months.js';

/** A calendar day, `YYYY-MM-DD`, of no particular zone. */
export type Day = string & { readonly __day: true };

/** A moment, as an ISO 8601 instant in UTC with milliseconds, such as `2005-10-14T08:00:00.000Z`. */
export type Instant = string & { readonly __instant: true };

export type Precision = 'day' | 'part-month' | 'month' | 'season' | 'year';

/**
 * A date as exactly as it is known. `d` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `p` says how much of it is certain;
 * `text` keeps the words it was given in ("beginning of November 2005"). A day that is not known is never printed.
 */
export interface When {
  readonly d: string;
  readonly p: Precision;
  readonly text?: string;
}

/** The first day on which something so dated can have been. */
export function earliestDay(when: When): Day {
  return bounds(when).from;
}

/** The last day on which something so dated can be. */
export function latestDay(when: When): Day {
  return bounds(when).to;
}

/** The day itself, where it is known to the day; otherwise null. */
export function exactDay(when: When): Day | null {
  return when.p === 'day' ? day(when.d.slice(0, 10)) : null;
}

/** Whether the last day it can be is behind us. */
export function isPast(when: When, today: Day): boolean {
  return latestDay(when) < today;
}

/** Whether two dates say the same: as exact as each other, and about the same days. The words may differ. */
export function sameWhen(a: When | null, b: When | null): boolean {
  if (a === null || b === null) return a === b;
  return a.p === b.p && earliestDay(a) === earliestDay(b) && latestDay(a) === latestDay(b);
}

/** A day as a date known to the day. */
export function onDay(known: Day): When {
  return { d: known, p: 'day' };
}

interface Bounds {
  readonly from: Day;
  readonly to: Day;
}

const months: readonly string[] = monthNames.map((name) => name.toLowerCase());

/** The months each season runs through; those past 12 are in the year after. */
const seasons: readonly (readonly [name: RegExp, first: number, last: number])[] = [
  [/\bspring\b/, 3, 5], [/\bsummer\b/, 6, 8], [/\b(autumn|fall)\b/, 9, 11], [/\bwinter\b/, 12, 14],
];

function bounds(when: When): Bounds {
  const { year, month } = partsOf(when.d as Day);
  const words = (when.text ?? '').toLowerCase();
  switch (when.p) {
    case 'day': {
      const known = day(when.d.slice(0, 10)) ?? lastOfMonth(year, month);
      return { from: known, to: known };
    }
    case 'part-month': return partOfMonth(year, month, words);
    case 'month': return { from: firstOfMonth(year, month), to: lastOfMonth(year, month) };
    case 'season': return season(year, words);
    case 'year': return { from: firstOfMonth(year, 1), to: lastOfMonth(year, 12) };
  }
}

function partOfMonth(year: number, month: number, words: string): Bounds {
  const on = (date: number) => day(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${date}`) ?? firstOfMonth(year, month);
  if (/\b(beginning|begin|early|start)\b/.test(words)) return { from: firstOfMonth(year, month), to: on(10) };
  if (/\b(mid|middle)\b/.test(words)) return { from: on(11), to: on(20) };
  if (/\b(end|late)\b/.test(words)) return { from: on(21), to: lastOfMonth(year, month) };
  return { from: firstOfMonth(year, month), to: lastOfMonth(year, month) };
}

/** A season by its name, or by its months ("October to December 2005"); with neither, the whole year. */
function season(year: number, words: string): Bounds {
  const named = seasons.find(([name]) => name.test(words));
  if (named !== undefined) return { from: firstOfMonth(year, named[1]), to: lastOfMonth(year, named[2]) };
  const [, first = '', last = ''] = /\b([a-z]+) (?:\d{4} )?to ([a-z]+)\b/.exec(words) ?? [];
  const [from, to] = [months.indexOf(first) + 1, months.indexOf(last) + 1];
  if (from === 0 || to === 0) return { from: firstOfMonth(year, 1), to: lastOfMonth(year, 12) };
  return { from: firstOfMonth(year, from), to: lastOfMonth(year, to < from ? to + 12 : to) };
}
