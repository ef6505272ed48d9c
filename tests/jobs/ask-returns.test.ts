import { afterAll, beforeAll, expect, test } from 'vitest';
import { returns } from '../../commands/returns.js';
import { askReturns } from '../../jobs/ask-returns.js';
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

const asked = async (moment: string) => (await slack.at(moment, [askReturns])).filter(({ message }) => message.text.includes('The return of')).map(({ to }) => to).sort();
const say = async (moment: string, user: string, channel?: string) => {
  const office = slack.office(moment);
  return (await returns.run(office, await office.caller(user, '', channel))).text;
};
const give = async (moment: string, user: string, partnership: string, values: Record<string, string>) => {
  const office = slack.office(moment);
  return returns.forms?.['returns:give']?.(office, { ...(await office.caller(user, '')), about: JSON.stringify({ partnership, quarter: '2005-06-Q2' }), values });
};
const words = { done: 'Post advertised again', moved: '', needs: 'News of the funding', self: 'green', confidence: 'amber', days: '41.5' };

test('in a shared place the returns are a number, and nobody is named', async () => {
  const text = await say('2005-10-14T10:00', 'U0SEC', 'C0NSG');
  expect(text).toContain('Returns for quarter 2 of 2005-06: 8 of 11 in (due 7 October 2005).');
  expect(text).not.toMatch(/Merseyside|South East|London/);
});

test('those who steer see who is in, and whose own colour is brighter than the dates', async () => {
  const text = await say('2005-10-14T10:00', 'U0CHAIR');
  expect(text).toContain('Thank you: North East');
  expect(text).not.toContain('Merseyside');
  expect(text).toContain('London: self-reported :large_green_circle: green, schedule :red_circle: red');
  expect(await say('2005-10-14T10:00', 'U0FACSW')).not.toContain('London: self-reported');
});

test('only those whose return is not in are asked, once for each step', async () => {
  expect(await asked('2005-10-14T08:00')).toEqual([]);
  expect(await asked('2005-10-14T09:00')).toEqual(['U0FACMER', 'U0FACSE', 'U0FACYH']);
  expect(await asked('2005-10-14T12:00')).toEqual([]);
});

test('a return is given in by its own facilitator, with three answers, colours and one line of released time', async () => {
  await expect(give('2005-10-17T10:00', 'U0FACSE', 'MER', words)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await give('2005-10-17T10:00', 'U0FACMER', 'MER', { ...words, done: '', self: '', days: 'many' })).toMatchObject({ errors: { done: expect.anything(), self: expect.anything(), days: expect.anything() } });
  expect(await give('2005-10-17T10:00', 'U0FACMER', 'MER', words)).toMatchObject({ text: expect.stringContaining('is in: 9 of 11 now') });
  expect(await say('2005-10-17T10:05', 'U0SEC')).toContain('Released time: 41.5 days, from 1 of 11 partnerships.');
  expect(await give('2005-10-17T11:00', 'U0FACMER', 'MER', { ...words, self: 'amber' })).toMatchObject({ text: expect.stringContaining('what it said before is kept') });
  expect(await asked('2005-10-18T09:00')).toEqual(['U0FACSE', 'U0FACYH']);
});

test('after ten working days it is asked no more; the next quarter opens by itself, with the last answers filled in', async () => {
  expect(await asked('2005-11-10T09:00')).toEqual([]);
  expect(await asked('2006-01-03T09:00')).toHaveLength(11);
  const office = slack.office('2006-01-03T10:00');
  const { form } = (await returns.buttons?.['returns:open']?.(office, { ...(await office.caller('U0FACMER', '')), value: '{"partnership":"MER","quarter":"2005-06-Q3"}', message: null })) ?? {};
  expect(JSON.stringify(form)).toContain('News of the funding');
  expect(await say('2006-01-03T10:00', 'U0SEC')).toContain('Returns for quarter 3 of 2005-06: 0 of 11 in (due 9 January 2006)');
});
