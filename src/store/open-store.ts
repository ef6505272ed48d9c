import { join } from 'node:path';
import type { Database } from './database.js';
import { openPglite } from './pglite.js';
import { openPostgres } from './postgres.js';

export interface StoreSettings {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/** Opens the records: a Postgres server where an address is given, else the embedded store in the data folder. */
export async function openStore({ databaseUrl, dataDir }: StoreSettings): Promise<Database> {
  if (databaseUrl === null) return openPglite(join(dataDir, 'postgres'));
  return openPostgres(databaseUrl);
}
