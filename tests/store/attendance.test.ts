import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

let store: Database;
beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());

const look = (moment: string) => testOffice(store, moment).transact(({ attendance }) => attendance.look());
const gaps = () => store.rows(sql`select to_char(from_at at time zone 'UTC', 'HH24:MI') as "from", to_char(until_at at time zone 'UTC', 'HH24:MI') as until, why from gaps order by from_at`);

test('a bot that looks every few minutes has no gaps', async () => {
  for (const moment of ['2005-11-07T09:00', '2005-11-07T09:04', '2005-11-07T09:08']) await look(moment);
  expect(await gaps()).toEqual([]);
});

test('one whose clock was moved over some hours says so, and does not say that it was down', async () => {
  await look('2005-11-07T12:00');
  expect(await gaps()).toEqual([{ from: '09:08', until: '12:00', why: 'clock' }]);
});

test('one that did not look while its clock went on was down', async () => {
  const office = testOffice(store, '2005-11-07T15:00');
  // The clock stands where it stood at the last look: the hours went by of themselves.
  await office.transact(() => Promise.resolve());
  await store.rows(sql`update attendance set shift = (select shift from clock)`);
  await look('2005-11-07T15:00');
  expect((await gaps()).at(-1)).toEqual({ from: '12:00', until: '15:00', why: 'down' });
});
