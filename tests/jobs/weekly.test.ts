import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { weekly } from '../../jobs/weekly.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore } from '../office.js';
import { mornings, wordsOf, type Mornings, type Posted } from './morning.js';

let store: Database;
let slack: Mornings;
beforeAll(async () => {
  store = await sampleStore();
  slack = mornings(store);
});
afterAll(() => store.close());

const headed = (posts: readonly Posted[], words: string) => posts.filter(({ message }) => message.text.startsWith(words));

test('the group has its week on Monday morning, once, with nobody named for what is late', async () => {
  await slack.at('2005-10-14T08:00', [weekly]);
  expect(headed(await slack.at('2005-10-17T08:59', [weekly]), 'The week of')).toEqual([]);
  const [post] = headed(await slack.at('2005-10-17T09:00', [weekly]), 'The week of');
  expect(post).toMatchObject({ to: 'C0NSG' });
  const words = wordsOf(post?.message ?? { text: '', blocks: [] });
  expect(words).toContain('21 October 2005: Final-year local authority survey closes (M-E5)');
  expect(words).toContain('Returns for quarter 2: 8 of 11 in, thank you.');
  expect(words).toContain('6 things are later than agreed');
  expect(words).not.toMatch(/Merseyside|Yorkshire/);
  expect(headed(await slack.at('2005-10-17T09:00', [weekly]), 'The week of')).toEqual([]);
  expect(headed(await slack.at('2005-10-19T09:00', [weekly]), 'The week of')).toEqual([]);
});

test('after an outage the digest of this week comes, and the weeks that are over do not', async () => {
  expect(headed(await slack.at('2005-11-09T11:00', [weekly]), 'The week of').map(({ message }) => message.text.slice(0, 28))).toEqual(['The week of 7 November 2005:'.slice(0, 28)]);
});

test('the secretariat is told what should have gone, what went, and what was late and why', async () => {
  const [post] = headed(slack.posted.filter(({ at }) => at === '2005-11-09T11:00'), 'Reminders from');
  expect(post).toMatchObject({ to: 'U0SEC' });
  expect(post?.message.text).toMatch(/^Reminders from 31 October 2005 to 6 November 2005: \d+ were to go/);
  const [next] = headed(await slack.at('2005-11-14T09:00', [weekly]), 'Reminders from');
  const words = wordsOf(next?.message ?? { text: '', blocks: [] });
  expect(words).toContain('the sandbox’s clock was moved past it');
  expect(words).not.toContain('I was not running');
  const lines = await store.rows<{ n: number }>(sql`select count(*) as n from reminders where state <> 'cancelled' and due_at >= '2005-11-07' and due_at < '2005-11-14'`);
  // Those, and the week that was told to the group.
  expect(words).toContain(`${Number(lines[0]?.n) + 1} were to go`);
});
