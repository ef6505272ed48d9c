import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from '../src/store/database.js';
import { openPglite } from '../src/store/pglite.js';
import { openPostgres } from '../src/store/postgres.js';
import { startPostgres } from '../tests/setup/postgres-server.js';

export type Engine = 'PGlite' | 'Postgres';

export interface Stores {
  /** An empty store: PGlite in memory, or a new database on one server. `url` is null for PGlite. */
  open(engine: Engine): Promise<{ readonly store: Database; readonly url: string | null }>;
  close(): Promise<void>;
}

/** Stores to measure on. The Postgres server is real and local, and does not wait for its disk. */
export async function openStores(): Promise<Stores> {
  let server: { url: string; stop: () => Promise<void> } | null = null;
  const folder = await mkdtemp(join(tmpdir(), 'secretariat-bench-'));
  await chmod(folder, 0o755);
  const opened: Database[] = [];
  let count = 0;
  return {
    async open(engine) {
      if (engine === 'PGlite') {
        const store = await openPglite();
        opened.push(store);
        return { store, url: null };
      }
      server ??= await startPostgres(folder);
      const name = `bench_${(count += 1)}`;
      const client = new pg.Client({ connectionString: server.url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      const store = openPostgres(url.href);
      opened.push(store);
      return { store, url: url.href };
    },
    async close() {
      await Promise.allSettled(opened.map((store) => store.close()));
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
