import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { overPglite } from '../../src/store/pglite.js';
import { openPostgres } from '../../src/store/postgres.js';
import { freshPglite } from '../setup/pglite.js';
import { freshPostgres } from '../setup/postgres.js';

const ours = new URL('../../migrations', import.meta.url).pathname;

let folder: string;
let store: Database;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  store = await overPglite(await freshPglite());
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const put = (name: string, text: string) => writeFile(join(folder, name), text);

test('each file is run once, in the order of its number', async () => {
  await put('0002_second.sql', 'insert into steps values (2);\n');
  await put('0001_first.sql', '-- A comment; with a semicolon.\ncreate table steps (step integer);\n\ninsert into steps values (1);\n');
  await put('notes.txt', 'not a migration');
  expect(await migrate(store, folder)).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(await migrate(store, folder)).toEqual([]);
  await put('0003_third.sql', 'insert into steps values (3)');
  expect(await migrate(store, folder)).toEqual(['0003_third.sql']);
  expect(await store.rows(sql`select step from steps`)).toEqual([{ step: 1 }, { step: 2 }, { step: 3 }]);
});

test('a function’s body is not cut at its semicolons', async () => {
  await put('0001_function.sql', `create function answer() returns integer language plpgsql as $$\nbegin\n  perform 1;\n  return 42;\nend;\n$$;\nselect answer();\n`);
  await migrate(store, folder);
  expect(await store.rows(sql`select answer() as answer`)).toEqual([{ answer: 42 }]);
});

test('one wrong statement leaves the store as it was', async () => {
  await put('0001_good.sql', 'create table good (id integer);\n');
  await put('0002_bad.sql', 'create table better (id integer);\nselect nonsense;\n');
  await expect(migrate(store, folder)).rejects.toThrow('nonsense');
  expect(await store.rows(sql`select to_regclass('good') as good, to_regclass('migrations') as migrations`)).toEqual([{ good: null, migrations: null }]);
});

test('a store that is newer than the program is left alone', async () => {
  await put('0001_first.sql', 'create table first (id integer);\n');
  await put('0009_of_next_year.sql', 'create table ninth (id integer);\n');
  await migrate(store, folder);
  await rm(join(folder, '0009_of_next_year.sql'));
  await expect(migrate(store, folder)).rejects.toThrow('Cannot use this store: it was last used by a newer Secretariat (it has 0009_of_next_year.sql)');
});

test('processes that start together on a new server take turns', async () => {
  const { url, drop } = await freshPostgres();
  const stores = Array.from({ length: 4 }, () => openPostgres(url));
  const done = await Promise.all(stores.map((one) => migrate(one, ours)));
  expect(done.filter((files) => files.length > 0)).toHaveLength(1);
  await Promise.all(stores.map((one) => one.close()));
  await drop();
});
