import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { decision } from '../../commands/decision.js';
import { release } from '../../jobs/release.js';
import { openScene, people, type Scene } from '../announcing.js';

let scene: Scene;
beforeAll(async () => { scene = await openScene(); }, 120_000);
beforeEach(() => scene.clear());
afterAll(() => scene.store.close());

const register = (moment: string) => people(scene.office(moment), decision);

/** The eleven letters of 27 January 2006, out. */
async function letters(): Promise<void> {
  const office = scene.office('2006-01-27T14:00');
  const desk = people(office);
  await desk.send('U0SEC', 'announce:draft', { kind: 'grant letter', title: 'Your grant', text: 'Dear {partnership}, your grant for 2006-07 is {amount}.', audiences: ['hosts', 'facilitators'], when: 'at-once', decision: 'none', gates: null, options: [] });
  await desk.press('U0SEC', 'announce:confirm', { id: 'ANN-01', version: 1 });
  await desk.press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 });
  await release.run(office);
}

test('a letter goes to its own region’s people one by one, and never to a channel', async () => {
  await letters();
  const all = await scene.store.rows<{ destination: string; text: string }>(sql`select destination, message->>'text' as text from deliveries where kind = 'announcement' order by destination`);
  expect(all).toHaveLength(22);
  expect(all.every(({ destination }) => destination.startsWith('P-'))).toBe(true);
  for (const { destination, text } of all) expect(text.match(/£[\d,]+/g), destination).toHaveLength(1);
  expect(all.find(({ destination }) => destination === 'P-FAC-SC')?.text).toContain('£190,233');
});

test('announced, confirmed and paid are three states, and an amount is seen by its own region only', async () => {
  await letters();
  const at = register('2006-05-26T12:00');
  await expect(at.type('U0FACSC', 'paid South Central 2006-07')).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(at.type('U0FIN', 'paid South Central 2007-08')).rejects.toMatchObject({ code: 'not-now' });
  expect((await at.type('U0FIN', 'paid South Central 2006-07 26 May 2006')).text).toContain('£95,117');
  const { text } = await at.type('U0FIN', 'funding');
  expect(text).toContain('*South Central*, 2006-07, £190,233: not announced · confirmed by letter 27 January 2006 · £95,117 paid 26 May 2006');
  expect(text).toContain('*North East*');
  const own = await at.type('U0FACSC', 'funding');
  expect(own.text).toContain('£190,233');
  expect(own.text).not.toContain('North East');
  expect((await at.type('U0PRESS', 'funding')).text).toContain('No money is on record');
});

test('the conditions and instalments of a letter are duties with reminders', async () => {
  await letters();
  const duties = await scene.store.rows<{ kind: string; count: number }>(sql`select kind, count(*)::int as count from milestones where kind in ('condition', 'instalment') group by kind order by kind`);
  expect(duties).toEqual([{ kind: 'condition', count: 33 }, { kind: 'instalment', count: 2 }]);
  const planned = await scene.store.rows<{ role: string }>(sql`select distinct role from reminders where milestone = 'M-CON-4-SC' and state = 'planned'`);
  expect(planned).toEqual([{ role: 'HOST' }]);
});
