import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { importProgramme } from '../../src/store/import.js';
import { sampleStore, samplePath, testOffice } from '../office.js';

let store: Database;
beforeAll(async () => { store = await sampleStore(); }, 60_000);
afterAll(() => store.close());

const again = async () => store.transact(async (session) => importProgramme(session, await readFile(samplePath, 'utf8')));
const line = async () => (await store.rows<{ ends: string | null }>(sql`select ends from holding_lines where id = 'HL-1'`))[0]?.ends;

test('a line that a release has taken over or ended is not given a new life by the file it came from', async () => {
  const office = testOffice(store, '2005-10-14T09:00');
  await office.transact(({ holdingLines }) => holdingLines.leaveOpen('HL-1'));
  await again();
  expect(await line()).toBeNull();
  const out = testOffice(store, '2005-11-25T09:00');
  await out.transact(({ holdingLines }) => holdingLines.end('HL-1', out));
  await again();
  expect(await line()).toBe('2005-11-25T09:00');
});

test('an outcome that was recorded here stands, and all else of the file is still read', async () => {
  await testOffice(store, '2005-11-25T09:00').transact(({ decisions }) => decisions.outcome('DEC-2005-01', 'as the minute has it', { minute: '7.3' }));
  await store.rows(sql`update decisions set title = 'another title' where id = 'DEC-2005-01'`);
  await again();
  expect((await store.rows(sql`select outcome, more->>'minute' as minute, title from decisions where id = 'DEC-2005-01'`))[0])
    .toEqual({ outcome: 'as the minute has it', minute: '7.3', title: 'Future of the partnerships beyond April 2006' });
  expect(await again()).toMatchObject({ added: 0, changed: 0 });
});
