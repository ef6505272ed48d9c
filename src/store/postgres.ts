import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { fromText } from './column-types.js';
import type { Database } from './database.js';

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => fromText[oid] ?? pg.types.getTypeParser(oid, format),
};

/** A store on a Postgres server. Connections are made when they are needed; an idle one that breaks is replaced. */
export function openPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c TimeZone=UTC', types });
  // no rethrow: the pool has already dropped the connection, and the next statement opens another.
  pool.on('error', () => undefined);
  const run = async <Row>(client: pg.Pool | pg.PoolClient, statement: Sql): Promise<Row[]> =>
    (await client.query(statement.text, [...statement.values])).rows;
  return {
    rows: (statement) => run(pool, statement),
    async transact(work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work({ rows: (statement) => run(client, statement) });
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        await client.query('rollback').then(() => client.release(), (broken: Error) => client.release(broken));
        throw error;
      }
    },
    async script(text) {
      await pool.query(text);
    },
    async close() {
      await pool.end();
    },
  };
}
