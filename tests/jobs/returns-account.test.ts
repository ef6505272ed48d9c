import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askReturns } from '../../jobs/ask-returns.js';
import { weekly } from '../../jobs/weekly.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore } from '../office.js';
import { mornings, wordsOf, type Mornings, type Posted } from './morning.js';

let store: Database;
let slack: Mornings;
beforeEach(async () => {
  store = await sampleStore();
  // Milestones are told of elsewhere: here are the returns alone.
  await store.rows(sql`delete from milestones`);
  slack = mornings(store);
});
afterEach(() => store.close());

const requests = (posts: readonly Posted[]) => posts.filter(({ message }) => message.text.includes('Return of'));
const run = (moment: string) => slack.at(moment, [askReturns, weekly]);
const statement = async (moment: string) => wordsOf((await run(moment)).find(({ to, message }) => to === 'U0SEC' && message.text.startsWith('Reminders from'))?.message ?? { text: '', blocks: [] });

test('the week’s statement counts the requests for returns: what should have gone, went, was late and why, could not be delivered', async () => {
  await run('2005-10-10T08:00');
  const first = requests(await run('2005-10-10T09:00'));
  expect(first.map(({ to }) => to).sort()).toEqual(['U0FACMER', 'U0FACSE', 'U0FACYH']);
  // It was due on the Friday before: the bot began on Monday, and does not say that it is due today.
  expect(first.map(({ message }) => wordsOf(message).includes('It was due on 7 October 2005.'))).toEqual([true, true, true]);
  expect(first.some(({ message }) => wordsOf(message).includes('This is late'))).toBe(false);
  const late = requests(await run('2005-10-12T10:00'));
  expect(late).toHaveLength(3);
  for (const { message } of late) expect(wordsOf(message)).toContain('This is late: it was due at 09:00 on Tuesday 11 October 2005');
  await store.rows(sql`update deliveries set state = 'failed', sent_at = null, why = 'their account is closed' where kind = 'reminder' and destination = 'P-FAC-YH' and due_at > '2005-10-12'`);
  const words = await statement('2005-10-17T09:00');
  expect(words).toContain('7 were to go, 6 of them requests for returns; 6 went, 2 of them late; 0 had become pointless; 1 could not be delivered; 0 still wait.');
  expect(words).toMatch(/Return of Merseyside for quarter 2, due [^;•]*11 October 2005; sent [^;•]*12 October 2005: the sandbox’s clock was moved past it/);
  expect(words).toMatch(/Return of Yorkshire and the Humber for quarter 2, due [^;•]*11 October 2005, to [^•]*: their account is closed/);
});

test('of requests that were missed in an outage the last goes and is said to be late, and the others are listed as pointless', async () => {
  await run('2005-10-10T08:00');
  await run('2005-10-10T09:00');
  const back = requests(await run('2005-10-19T11:00'));
  expect(back).toHaveLength(3);
  for (const { message } of back) expect(wordsOf(message)).toContain('This is late: it was due at 09:00 on Tuesday 18 October 2005');
  const before = wordsOf(slack.posted.find(({ to, message }) => to === 'U0SEC' && message.text.startsWith('Reminders from 10 October'))?.message ?? { text: '', blocks: [] });
  expect(before).toContain('7 were to go, 6 of them requests for returns; 4 went, 0 of them late; 3 had become pointless');
  expect(before).toMatch(/Return of Merseyside for quarter 2, due [^•]*11 October 2005: a later one asks for it/);
  expect(await statement('2005-10-24T09:00')).toContain('4 were to go, 3 of them requests for returns; 4 went, 3 of them late');
});

test('what is said in channels is counted too, and named where it could not be posted', async () => {
  await run('2005-10-10T08:00');
  await run('2005-10-10T09:00');
  await store.rows(sql`update deliveries set state = 'failed', sent_at = null, why = 'channel_not_found' where kind = 'weekly-digest'`);
  const words = await statement('2005-10-17T09:00');
  expect(words).toContain('1 could not be delivered');
  expect(words).toMatch(/The week, told in #sen-rp-nsg, due [^•]*10 October 2005, to #sen-rp-nsg: channel_not_found/);
});

test('a request that waits for somebody to be back is said to have been kept for them', async () => {
  await store.rows(sql`insert into absences (person, from_day, to_day) values ('P-FAC-MER', '2005-10-10', '2005-10-11')`);
  await run('2005-10-10T08:00');
  expect(requests(await run('2005-10-10T09:00')).map(({ to }) => to).sort()).toEqual(['U0FACSE', 'U0FACYH']);
  await run('2005-10-11T09:00');
  expect(requests(await run('2005-10-12T09:00')).map(({ to }) => to)).toEqual(['U0FACMER']);
  expect(await statement('2005-10-17T09:00')).toMatch(/Return of Merseyside for quarter 2, due [^;•]*10 October 2005; sent [^:]*:\d\d on Wednesday 12 October 2005: kept until they were back/);
});
