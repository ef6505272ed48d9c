import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Session } from './database.js';

interface Wanted {
  readonly statement: Sql;
  take(rows: unknown[]): void;
  fail(error: unknown): void;
}

/**
 * The same conversation, in which all that is asked in one breath (before anything is awaited) goes in one round trip
 * and is seen at one moment. For reading only; a moment (`timestamptz`) in a column of its own would come in Postgres's
 * spelling, so that none may be asked for here.
 */
export function inOneTrip(session: Session): Session {
  let waiting: Wanted[] = [];

  async function send(): Promise<void> {
    const asked = waiting;
    waiting = [];
    const each = asked.map(({ statement }, nth) => sql`(select coalesce(json_agg(t), '[]') from (${statement}) t) as ${raw(`r${nth}`)}`);
    try {
      const [found] = await session.rows<Readonly<Record<string, unknown[]>>>(sql`select ${join(each)}`);
      asked.forEach(({ take }, nth) => take(found?.[`r${nth}`] ?? []));
    } catch (error) {
      // no rethrow here: each of those who asked throws it.
      asked.forEach(({ fail }) => fail(error));
    }
  }

  return {
    rows<Row>(statement: Sql) {
      return new Promise<Row[]>((resolve, reject) => {
        waiting.push({ statement, take: (rows) => resolve(rows as Row[]), fail: reject });
        if (waiting.length === 1) queueMicrotask(() => void send());
      });
    },
  };
}
