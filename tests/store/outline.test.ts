import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noDesk } from '../../src/no-desk.js';
import { officeOpener } from '../../src/room.js';
import type { Database, Session } from '../../src/store/database.js';
import { importProgramme } from '../../src/store/import.js';
import { keepOutline } from '../../src/store/outline.js';
import { programmeIn } from '../../src/store/programme.js';
import { samplePath, sampleStore, testOffice } from '../office.js';

let store: Database;
let asked = 0;
let counting: Database;
const { log } = testOffice({} as Database, '2005-10-14T09:00');

beforeAll(async () => {
  store = await sampleStore();
  counting = { ...store, rows: (statement) => { asked += 1; return store.rows(statement); } };
});
afterAll(() => store.close());

const opener = (over: Database) => officeOpener({ store: over, desk: noDesk, log, wake: () => undefined });

async function namesAt(open: ReturnType<typeof opener>): Promise<string[]> {
  const office = await open();
  return office.read(async ({ partnerships }) => (await partnerships.list()).map(({ name }) => name));
}

test('names are read once for each edition of the programme, and what another process imports is known at the next question', async () => {
  const open = opener(counting);
  const before = await namesAt(open);
  asked = 0;
  expect(await namesAt(open)).toEqual(before);
  // The opening of the office, which says which edition counts.
  expect(asked).toBe(1);
  const text = (await readFile(samplePath, 'utf8')).replaceAll('name: Merseyside', 'name: Mersey and Dee');
  await store.transact((session) => importProgramme(session, text));
  const after = await namesAt(open);
  expect(before).not.toContain('Mersey and Dee');
  expect(after).toContain('Mersey and Dee');
  expect(after).toEqual(await namesAt(opener(store)));
});

test('names of an import that is undone are not kept, whichever edition comes next', async () => {
  const outlineOf = keepOutline();
  const edition = (await programmeIn(store).head())?.edition ?? 0;
  const names = async (edition: number, session: Session) => (await outlineOf(edition)(session)).partnerships.map(({ name }) => name);
  const text = (await readFile(samplePath, 'utf8')).replaceAll('name: Merseyside', 'name: Withdrawn');
  const undone = store.transact(async (session) => {
    await importProgramme(session, text);
    expect(await names(edition, session)).toContain('Withdrawn');
    throw new Error('taken back');
  });
  await expect(undone).rejects.toThrow('taken back');
  expect(await names(edition, store)).not.toContain('Withdrawn');
  expect(await names(edition + 1, store)).not.toContain('Withdrawn');
});
