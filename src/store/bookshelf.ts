import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '../domain/reader.js';
import type { Session } from './database.js';

/** What is read in one breath for one kind of reader, and may be kept for the next question. */
export interface Reading<T> {
  /** What it is of, besides the reader's circles: all else that what is read depends on. */
  readonly of: readonly unknown[];
  /** Everything is asked of the session that is handed over, before anything is awaited, and goes in one statement. */
  read(all: Session): Promise<T>;
  /** How many lines of the records it holds, about. */
  lines(found: T): number;
}

/** Where readings stand ready. What is taken from it is shared, and nobody writes in it. */
export interface Shelf {
  /** `all` is one round trip, which is left alone where what is asked for was kept. */
  take<T>(all: Session, reader: Pick<Reader, 'circles' | 'at'>, reading: Reading<T>): Promise<T>;
}

/** Nothing is kept. */
export const noShelf: Shelf = { take: (all, _reader, { read }) => read(all) };

/** The state of all that readings are made of, to be read in the same statement as what it is the state of. */
export const stampOfRecords: Sql = sql`(select md5(string_agg(stamp::text, '' order by slot)) from record_stamps)`;

interface Kept {
  readonly value: unknown;
  readonly stamp: string;
  readonly from: number;
  readonly until: number;
  readonly lines: number;
}

/** About 200 bytes a line: some four megabytes at most, in a process that is kept under 200. */
const mostLines = 20_000;
const mostOfOne = 5_000;
const minuteMs = 60_000;

/**
 * Keeps readings in this process, each for as long as nothing was written to what it was read from and no moment has come
 * at which it would read otherwise. The first is known by the stamp, which whoever opens an office reads with the time.
 * For the second each reading ends with its minute, for everybody and whatever is on record: so that an answer that took
 * longer tells nobody that an hour has come. Hours are whole minutes; where one is not, what was read before it is not kept.
 */
export function openShelf(): (stamp: string | null) => Shelf {
  const kept = new Map<string, Kept>();
  let total = 0;

  function drop(key: string): void {
    total -= kept.get(key)?.lines ?? 0;
    kept.delete(key);
  }

  function keep(key: string, one: Kept): void {
    drop(key);
    if (one.lines > mostOfOne) return;
    kept.set(key, one);
    total += one.lines;
    // The first of them was not asked for for the longest time.
    for (const oldest of kept.keys()) {
      if (total <= mostLines) return;
      drop(oldest);
    }
  }

  return (stamp) => ({
    async take<T>(all: Session, { circles, at }: Pick<Reader, 'circles' | 'at'>, { of, read, lines }: Reading<T>): Promise<T> {
      if (stamp === null) return read(all);
      const key = JSON.stringify([circles, of]);
      const moment = Date.parse(at);
      const found = kept.get(key);
      if (found !== undefined && found.stamp === stamp && found.from <= moment && moment < found.until) {
        kept.delete(key);
        kept.set(key, found);
        // What is under a key was read by a reading of that key.
        return found.value as T;
      }
      const until = (Math.floor(moment / minuteMs) + 1) * minuteMs;
      const end = new Date(until).toISOString();
      const [value, [state]] = await Promise.all([read(all), all.rows<{ stamp: string; turns: boolean }>(sql`
        select ${stampOfRecords} as stamp, exists (select 1 from clearances where known_from > ${at}::timestamptz and known_from < ${end}::timestamptz)
          or exists (select 1 from holding_lines where (starts_at > ${at}::timestamptz and starts_at < ${end}::timestamptz) or (ends_at > ${at}::timestamptz and ends_at < ${end}::timestamptz)) as turns`)]);
      // Written to since the office was opened: then what it knows of the programme may be of before.
      if (state?.stamp === stamp && !state.turns) keep(key, { value, stamp, from: moment, until, lines: 1 + lines(value) });
      return value;
    },
  });
}
