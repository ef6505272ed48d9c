import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerQuestion } from '../../commands/answering.js';
import { partnership } from '../../commands/partnership.js';
import type { SlackUserId } from '../../src/domain/ids.js';
import { noDesk } from '../../src/no-desk.js';
import { officeOpener } from '../../src/room.js';
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

test('what was just read is not read again: then a card takes one round trip, and a question in plain words three, until something is written', async () => {
  const counted: Database = { ...inner, rows: (statement) => { asked += 1; return inner.rows(statement); } };
  const { log } = testOffice(inner, '2005-10-14T09:00');
  const open = officeOpener({ store: counted, desk: noDesk, log, wake: () => undefined });
  const user = 'U0SEC' as SlackUserId;
  const statements = async (command: 'card' | 'question') => {
    asked = 0;
    const office = await open(undefined, user);
    const reader = await office.read(({ readers }) => readers.of({ user, channel: null }));
    if (command === 'card') await partnership.run(office, { user, channel: null, reader, text: 'Merseyside' });
    else await answerQuestion(office, reader, 'where does Merseyside stand?');
    return asked;
  };
  await statements('card');
  await statements('question');
  // A minute may have ended between the two.
  await expect.poll(() => statements('card')).toBe(1);
  await expect.poll(() => statements('question')).toBe(3);
  await inner.rows(sql`update risks set title = title where position = 0`);
  expect(await statements('card')).toBe(2);
  expect(await statements('question')).toBe(3);
  await expect.poll(() => statements('question')).toBe(3);
});
