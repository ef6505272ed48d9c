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
  return when.p === 'day' ? (when.d as Day) : null;
}

const seasons: Readonly<Record<string, readonly [start: string, end: string]>> = {
  spring: ['03-01', '05-31'], summer: ['06-01', '08-31'], autumn: ['09-01', '11-30'], winter: ['12-01', '02-28'],
};

function bounds(when: When): { from: Day; to: Day } {
  if (when.p === 'day') return { from: when.d as Day, to: when.d as Day };
  const [year = '', month = '01'] = when.d.split('-');
  const words = (when.text ?? '').toLowerCase();
  if (when.p === 'year') return { from: `${year}-01-01` as Day, to: `${year}-12-31` as Day };
  if (when.p === 'season') {
    const season = Object.keys(seasons).find((name) => words.includes(name));
    const [start, end] = seasons[season ?? ''] ?? ['01-01', '12-31'];
    const endYear = season === 'winter' ? Number(year) + 1 : Number(year);
    return { from: `${year}-${start}` as Day, to: (season === 'winter' ? lastOfMonth(endYear, 2) : `${endYear}-${end}`) as Day };
  }
  const last = lastOfMonth(Number(year), Number(month));
  if (when.p === 'month') return { from: `${year}-${month}-01` as Day, to: last };
  if (/\b(beginning|early|start)\b/.test(words)) return { from: `${year}-${month}-01` as Day, to: `${year}-${month}-10` as Day };
  if (/\b(mid|middle)\b/.test(words)) return { from: `${year}-${month}-11` as Day, to: `${year}-${month}-20` as Day };
  if (/\b(end|late)\b/.test(words)) return { from: `${year}-${month}-21` as Day, to: last };
  return { from: `${year}-${month}-01` as Day, to: last };
}

function lastOfMonth(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as Day;
}
