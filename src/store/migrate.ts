import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sql, { raw } from 'sql-template-tag';
import type { Database } from './database.js';

/** Any number, as long as every Secretariat uses the same. */
const migrationLock = 7_301_946;

/** Thrown when a store was last used by a newer Secretariat than this one. */
export class StoreIsNewer extends Error {
  readonly unknown: readonly string[];

  constructor(unknown: readonly string[]) {
    super(`Cannot use this store: it was last used by a newer Secretariat (it has ${unknown.join(', ')})`);
    this.unknown = unknown;
  }
}

/**
 * Brings the store up to date: runs each numbered file in `folder` that has not been run, all in one transaction.
 * Two processes that start together take turns. Returns the names of the files that were run.
 */
export async function migrate(store: Database, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).sort();
  return store.transact(async (session) => {
    await session.rows(sql`select pg_advisory_xact_lock(${migrationLock})`);
    await session.rows(sql`create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())`);
    const applied = (await session.rows<{ name: string }>(sql`select name from migrations`)).map(({ name }) => name);
    const unknown = applied.filter((name) => !files.includes(name));
    if (unknown.length > 0) throw new StoreIsNewer(unknown);
    const due = files.filter((name) => !applied.includes(name));
    for (const name of due) {
      for (const statement of statementsOf(await readFile(join(folder, name), 'utf8'))) await session.rows(sql`${raw(statement)}`);
      await session.rows(sql`insert into migrations (name) values (${name})`);
    }
    return due;
  });
}

/** The statements of a file: they end with a semicolon at the end of a line, outside `$$ … $$`. */
function statementsOf(text: string): string[] {
  const statements: string[] = [];
  let current = '';
  for (const line of text.split('\n')) {
    if (current === '' && (line.trim() === '' || line.startsWith('--'))) continue;
    current += `${line}\n`;
    const inBody = (current.match(/\$\$/g)?.length ?? 0) % 2 === 1;
    if (!inBody && /;\s*$/.test(line)) {
      statements.push(current);
      current = '';
    }
  }
  if (current.trim() !== '') statements.push(current);
  return statements;
}
