import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { samplePath, sampleStore } from '../office.js';
import { mornings, wordsOf, type Mornings } from './morning.js';

/** The sample with a kind of its own, of which the chair is told on the day as well. */
async function withOwnPolicy(): Promise<string> {
  return (await readFile(samplePath, 'utf8'))
    .replace('{id: M-SW1, partnership: SW,', '{id: M-SW1, kind: data-set, partnership: SW,')
    .replace('  - kinds: [publication]', '  - {kinds: [data-set], before: [{days: 3, tell: [owner, deputy]}], on_the_day: {tell: [owner, deputy, chair]}}\n  - kinds: [publication]');
}

let store: Database;
let slack: Mornings;
beforeAll(async () => {
  store = await sampleStore('pglite', await withOwnPolicy());
  await store.rows(sql`insert into appointments (person, role, partnership, deputy, position) values ('P-LAREP-SW', 'FAC', 'SW', true, 9)`);
  slack = mornings(store);
});
afterAll(() => store.close());

/** To whom a morning spoke of this milestone. */
const told = async (moment: string): Promise<string[]> =>
  (await slack.at(moment)).filter(({ message }) => wordsOf(message).includes('M-SW1')).map(({ to }) => to).sort();

test('each step of a kind’s own policy tells those whom it names, and nobody twice', async () => {
  expect(await told('2005-10-28T09:00')).toEqual([]);
  expect(await told('2005-11-22T09:00')).toEqual(['U0FACSW', 'U0LAREPSW']);
  expect(await told('2005-11-25T09:00')).toEqual(['U0CHAIR', 'U0FACSW', 'U0LAREPSW']);
  expect(await told('2005-11-25T09:05')).toEqual([]);
});
