import { PGlite } from '@electric-sql/pglite';
import { fromText } from './column-types.js';
import type { Database, Session } from './database.js';

/** The embedded store: Postgres in this process, its files in `folder`, or in memory without one. One process at a time. */
export async function openPglite(folder?: string): Promise<Database> {
  return overPglite(await PGlite.create(folder === undefined ? {} : { dataDir: folder }));
}

/** A store over a PGlite that is already open. It has one connection, so a transaction makes all others wait. */
export async function overPglite(db: PGlite): Promise<Database> {
  await db.exec(`set time zone 'UTC'`);
  return {
    async rows<Row>(statement: Parameters<Session['rows']>[0]) {
      return (await db.query<Row>(statement.text, [...statement.values], { parsers: fromText })).rows;
    },
    async transact(work) {
      return db.transaction(async (tx) => work({
        async rows<Row>(statement: Parameters<Session['rows']>[0]) {
          return (await tx.query<Row>(statement.text, [...statement.values], { parsers: fromText })).rows;
        },
      }));
    },
    async script(text) {
      await db.exec(text);
    },
    async close() {
      await db.close();
    },
  };
}
