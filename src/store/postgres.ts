import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { fromText } from './column-types.js';
import type { Database } from './database.js';
import { inTurn } from './in-turn.js';
import { RecordsAreAway } from './outage.js';

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => fromText[oid] ?? pg.types.getTypeParser(oid, format),
};

/** A statement that has no answer by then has none: a broken line does not always say so. */
const answerWithinMs = 60_000;

/** Migrations may rewrite large tables. */
const scriptWithinMs = 30 * 60_000;

/** What the server is told of a line whose other end is gone without a word: its locks are not held for hours. */
const sessionSettings = '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60000';

/** A store on a Postgres server. Connections are made when they are needed; an idle one that breaks is replaced. */
export function openPostgres(url: string, withinMs = answerWithinMs): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: sessionSettings, types, keepAlive: true, connectionTimeoutMillis: 10_000, query_timeout: withinMs });
  // no rethrow: the pool has already dropped the connection, and the next statement opens another. A connection that
  // breaks while it is in use fails its statement, and says so here as well.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const run = async <Row>(client: pg.Pool | pg.PoolClient, { text, values }: Sql): Promise<Row[]> =>
    (await client.query({ name: nameOf(text), text, values: [...values] }).catch((error: unknown) => explain(error))).rows;
  return {
    rows: (statement) => run(pool, statement),
    async transact(work) {
      const client = await pool.connect().catch((error: unknown) => explain(error));
      const turns = inTurn((statement) => run(client, statement));
      try {
        await client.query('begin').catch((error: unknown) => explain(error));
        const result = await work(turns);
        await turns.finish();
        await client.query('commit').catch((error: unknown) => explain(error, 'commit'));
        client.release();
        return result;
      } catch (error) {
        await turns.abandon();
        // A line that gave no answer is thrown away, and the server undoes what was on it.
        if (error instanceof RecordsAreAway) client.release(error);
        else await client.query('rollback').then(() => client.release(), (broken: Error) => client.release(broken));
        throw error;
      }
    },
    async script(text) {
      await pool.query({ text, query_timeout: scriptWithinMs } as pg.QueryConfig);
    },
    async close() {
      await pool.end();
    },
  };
}

/** Names by text, as far as they were worked out. Every text stands in the code, so there are some hundreds at most. */
const names = new Map<string, string>();

/** A statement with a name is read and planned once for each connection and not each time: most of the cost of a reader's book. */
function nameOf(text: string): string {
  const before = names.get(text);
  if (before !== undefined) return before;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}

/** What the server says about a statement stays as it is; anything else means that the server did not answer. */
function explain(error: unknown, during: 'statement' | 'commit' = 'statement'): never {
  const ours = error instanceof pg.DatabaseError || error instanceof TypeError || error instanceof RangeError;
  throw ours ? error : new RecordsAreAway(error, during);
}
