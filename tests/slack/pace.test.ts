import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPace, ownPaceBook } from '../../src/slack/pace.js';
import { paceBookOver } from '../../src/store/pace-book.js';
import type { Database } from '../../src/store/database.js';
import { testStore } from '../office.js';

let store: Database;
beforeAll(async () => { store = await testStore('postgres'); });
afterAll(() => store.close());

test('what one process is told holds for itself at once', async () => {
  let now = 0;
  const clock = () => now;
  const pace = keepPace({ book: ownPaceBook(clock), name: 'post', clock });
  const told = pace.slowDown(4);
  expect(pace.closedHere()).toBe(4_000);
  await told;
  expect(await pace.turn('C1', 3_000)).toEqual({ kind: 'away', ms: 4_000 });
  expect(pace.waitNow(0)).toBe(4_000);
  now += 4_000;
  expect((await pace.turn('C1', 0)).kind).toBe('in');
});

test('what one process is told holds for the others, and for whoever is started after them', async () => {
  const book = paceBookOver(store);
  const process = () => keepPace({ book, name: 'told', clock: () => performance.now() });
  const [one, other] = [process(), process()];
  await one.turn('C1', 0);
  await one.slowDown(600);
  expect(await other.closedFor()).toBeGreaterThan(500_000);
  expect((await process().turn('C2', 8_000)).kind).toBe('away');
});

test('processes that are first by turns lose none of the turns that the others took', async () => {
  const paces = [1, 2, 3, 4].map(() => keepPace({ book: paceBookOver(store), name: 'by turns', clock: () => performance.now() }));
  const turns: number[] = [];
  await Promise.all(paces.map(async (pace, at) => {
    for (let nth = 0; nth < 10; nth += 1) turns.push((await pace.turn(`C${at}-${nth}`, 60_000)).ms);
  }));
  const [row] = await store.rows<{ given: number }>(sql`select (state->'given')::int as given from paces where name = 'by turns'`);
  expect(row?.given).toBe(40);
  // Forty at three a second.
  expect(Math.max(...turns)).toBeGreaterThan(5_000);
});

test('two processes that take turns at the same time share one pace', async () => {
  const book = paceBookOver(store);
  const paces = [1, 2].map(() => keepPace({ book, name: 'shared', clock: () => performance.now() }));
  const turns = await Promise.all(paces.flatMap((pace, at) => Array.from({ length: 6 }, (_, nth) => pace.turn(`C${at}-${nth}`, 60_000))));
  const last = Math.max(...turns.map(({ ms }) => ms));
  // Twelve at three a second; each counts from the moment at which it was taken.
  expect(last).toBeGreaterThan(1_500);
  expect(turns.every(({ kind }) => kind === 'in')).toBe(true);
});
