import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askReturns } from '../../jobs/ask-returns.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore } from '../office.js';
import { mornings, wordsOf, type Mornings } from './morning.js';

let store: Database;
let slack: Mornings;
beforeEach(async () => {
  store = await sampleStore();
  slack = mornings(store);
});
afterEach(() => store.close());

const away = (from: string, to: string) => store.rows(sql`insert into absences (person, from_day, to_day) values ('P-FAC-MER', ${from}::date, ${to}::date)`);
const deputy = () => store.rows(sql`insert into appointments (person, role, partnership, deputy, position) values ('P-LAREP-MER', 'FAC', 'MER', true, 9)`);
const askedFor = async (moment: string) => (await slack.at(moment, [askReturns])).filter(({ message }) => wordsOf(message).includes('Return of Merseyside'));

// The return of the second quarter was due on 7 October 2005 and is asked after on 14 October.
test('what a facilitator who is away is asked for comes to their deputy, who is told why and not until when', async () => {
  await deputy();
  await away('2005-10-10', '2005-11-04');
  const [asked, ...others] = await askedFor('2005-10-14T09:00');
  expect([asked?.to, others]).toEqual(['U0LAREPMER', []]);
  expect(wordsOf(asked?.message ?? { text: '', blocks: [] })).toContain('The facilitator of Merseyside is away, so it comes to you.');
  expect(wordsOf(asked?.message ?? { text: '', blocks: [] })).not.toContain('4 November');
});

test('without a deputy it waits up to a week for them; longer, the secretariat has it', async () => {
  await away('2005-10-13', '2005-10-18');
  expect((await askedFor('2005-10-14T09:00')).map(({ to }) => to)).toEqual([]);
  expect((await askedFor('2005-10-19T09:00')).map(({ to }) => to)).toEqual(['U0FACMER']);
});

test('without a deputy and away for long, it is the secretariat’s', async () => {
  await away('2005-10-13', '2005-11-11');
  expect((await askedFor('2005-10-14T09:00')).map(({ to }) => to)).toEqual(['U0SEC']);
});
