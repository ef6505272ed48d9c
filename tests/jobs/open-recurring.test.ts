import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { milestone } from '../../commands/milestone.js';
import { openRecurring } from '../../jobs/open-recurring.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore } from '../office.js';
import { mornings, type Mornings } from './morning.js';

let store: Database;
let slack: Mornings;
beforeAll(async () => {
  store = await sampleStore();
  slack = mornings(store);
});
afterAll(() => store.close());

const say = async (moment: string, text: string) => {
  const office = slack.office(moment);
  return (await milestone.run(office, await office.caller('U0SEC', text))).text;
};
const dates = async () => (await store.rows<{ id: string; d: string }>(sql`select id, baseline->>'d' as d from milestones where title = 'Released time returned' order by 2`)).map(({ id, d }) => `${id} ${d}`);

test('what comes again is opened when the last is done or its day has passed, by its rule', async () => {
  expect(await say('2005-10-14T10:00', 'add "Released time returned" due 31 October 2005 owner ADV quarterly')).toContain('*M-P8*');
  await slack.at('2005-10-20T10:00', [openRecurring]);
  expect(await dates()).toEqual(['M-P8 2005-10-31']);
  await say('2005-10-26T10:00', 'done M-P8 today');
  await slack.at('2005-10-26T11:00', [openRecurring]);
  await slack.at('2005-10-26T12:00', [openRecurring]);
  expect(await dates()).toEqual(['M-P8 2005-10-31', 'M-P9 2006-01-31']);
  await slack.at('2006-02-01T10:00', [openRecurring]);
  expect((await dates()).at(-1)).toMatch(/^M-P10 2006-0[47]-/);
});

test('a rule that cannot be read, or a date that is no day, is said to be so', async () => {
  await expect(say('2005-10-14T10:00', 'add "X" due 31 October 2005 owner ADV FREQ=HOURLY')).rejects.toMatchObject({ code: 'not-understood' });
  await expect(say('2005-10-14T10:00', 'add "X" due November 2005 owner ADV monthly')).rejects.toMatchObject({ code: 'date-not-a-day' });
});
