import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerQuestion } from '../../commands/answering.js';
import { partnership } from '../../commands/partnership.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';

let inner: Database;
let asked = 0;
let counting: Database;

beforeAll(async () => {
  inner = await sampleStore();
  counting = {
    ...inner,
    transact: (work) => inner.transact((session) => work({ rows: (statement) => { asked += 1; return session.rows(statement); } })),
  };
});
afterAll(() => inner.close());

/** Statements that an office of the tests makes by itself: it sets its clock in each transaction. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  asked = 0;
  let transactions = 0;
  const plain = counting.transact;
  counting.transact = (inside) => { transactions += 1; return plain(inside); };
  await work();
  counting.transact = plain;
  return asked - transactions;
}

test('who asks is found out in one round trip, and in three where others read along', async () => {
  const office = testOffice(counting, '2005-10-14T09:00');
  expect(await statementsOf(() => office.caller('U0SEC', ''))).toBe(1);
  expect(await statementsOf(() => office.caller('U0SEC', '', 'C0NOWHERE'))).toBeLessThanOrEqual(3);
});

test('a question in plain words takes no more than five round trips, or eight where a decision comes into it, whoever asks', async () => {
  const office = testOffice(counting, '2005-10-14T09:00');
  for (const user of ['U0SEC', 'U0NOBODY']) {
    const { reader } = await office.caller(user, '');
    for (const question of ['where does Merseyside stand?', 'who is in Merseyside?']) {
      expect(await statementsOf(() => answerQuestion(office, reader, question)), question).toBeLessThanOrEqual(5);
    }
    // The whole plan is read, and that a decision was asked about is put on the trail besides.
    for (const question of ['has the second phase been decided?', 'what is late?', 'how much money is there?']) {
      expect(await statementsOf(() => answerQuestion(office, reader, question)), question).toBeLessThanOrEqual(8);
    }
  }
});

test('a partnership’s card takes no more than three', async () => {
  const office = testOffice(counting, '2005-10-14T09:00');
  const caller = await office.caller('U0SEC', 'Merseyside');
  expect(await statementsOf(() => partnership.run(office, caller))).toBeLessThanOrEqual(3);
});
