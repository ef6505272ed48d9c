import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { dayIn } from '../src/domain/instant.js';
import { momentOf } from '../src/domain/moment.js';
import type { ChannelId, SlackUserId } from '../src/domain/ids.js';
import type { Instant } from '../src/domain/when.js';
import type { Caller } from '../src/command.js';
import type { Desk, Log, Office } from '../src/office.js';
import type { Database } from '../src/store/database.js';
import { importProgramme } from '../src/store/import.js';
import { migrate } from '../src/store/migrate.js';
import { openPostgres } from '../src/store/postgres.js';
import { overPglite } from '../src/store/pglite.js';
import { recordsIn } from '../src/store/records.js';
import { freshPglite } from './setup/pglite.js';
import { freshPostgres } from './setup/postgres.js';

export const zone = 'Europe/London';
export const samplePath = new URL('../sample/sen-rp.yaml', import.meta.url).pathname;
const migrations = new URL('../migrations', import.meta.url).pathname;

/** A migrated, empty store: PGlite in memory, or a database of its own on a real Postgres server. */
export async function testStore(engine: 'pglite' | 'postgres' = 'pglite'): Promise<Database> {
  if (engine === 'pglite') {
    const store = await overPglite(await freshPglite());
    await migrate(store, migrations);
    return store;
  }
  const { url, drop } = await freshPostgres();
  const store = openPostgres(url);
  await migrate(store, migrations);
  return { ...store, close: async () => { await store.close(); await drop(); } };
}

/** A store with a programme in it: the sample, unless a file's text is given. */
export async function sampleStore(engine: 'pglite' | 'postgres' = 'pglite', text?: string): Promise<Database> {
  const store = await testStore(engine);
  const file = text ?? (await readFile(samplePath, 'utf8'));
  const imported = await store.transact((session) => importProgramme(session, file));
  if (imported.kind === 'mistakes') throw new Error(JSON.stringify(imported.mistakes));
  return store;
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const noDesk: Desk = {
  post: () => Promise.reject(new Error('This office has no desk in Slack')),
  readBack: () => Promise.reject(new Error('This office has no desk in Slack')),
  update: () => Promise.reject(new Error('This office has no desk in Slack')),
  openDirect: () => Promise.resolve(null),
  inspect: () => Promise.resolve({ reachable: true, shared: false, members: [] }),
};

export interface TestOffice extends Office {
  /** Somebody typing `text`, alone with the bot or in a channel. */
  caller(user: string, text: string, channel?: string): Promise<Caller>;
  /** The same office at another moment of the programme's zone. */
  at(moment: string): TestOffice;
  readonly store: Database;
}

/** An office over this store whose clock stands where the test puts it ("2005-10-14T09:00", in the programme's zone). */
export function testOffice(store: Database, moment: string, desk: Desk = noDesk, log: Log = silent): TestOffice {
  const now: Instant = momentOf(moment, zone, '09:00');
  const transact: Office['transact'] = (work) => store.transact(async (session) => {
    await session.rows(sql`insert into clock (shift) values (${now}::timestamptz - clock_timestamp())
      on conflict (one) do update set shift = excluded.shift`);
    return work(recordsIn(session, now));
  });
  return {
    now, zone, nation: 'GB-ENG', today: dayIn(now, zone), read: transact, transact, desk, log, store,
    newId: <Id extends string>() => randomUUID() as string as Id,
    at: (next) => testOffice(store, next, desk, log),
    async caller(user, text, channel) {
      const presence = { user: user as SlackUserId, channel: (channel ?? null) as ChannelId | null };
      const reader = await transact((records) => records.readers.of(presence));
      return { ...presence, reader, text };
    },
  };
}
