import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decision } from '../../commands/decision.js';
import { follow } from '../../jobs/follow.js';
import { release } from '../../jobs/release.js';
import { deliverAll, openScene, people, type Scene } from '../announcing.js';

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

/** They have arrived, and are noted as such. */
async function arrived(moment = '2006-01-27T14:00'): Promise<void> {
  await deliverAll(scene.store, scene.office(moment).now);
  await follow.run(scene.office(moment));
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
  await arrived();
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
  await arrived();
  const duties = await scene.store.rows<{ kind: string; count: number }>(sql`select kind, count(*)::int as count from milestones where kind in ('condition', 'instalment') group by kind order by kind`);
  expect(duties).toEqual([{ kind: 'condition', count: 33 }, { kind: 'instalment', count: 2 }]);
  const planned = await scene.store.rows<{ role: string }>(sql`select distinct role from reminders where milestone = 'M-CON-4-SC' and state = 'planned'`);
  expect(planned).toEqual([{ role: 'HOST' }]);
});

describe('of eleven letters one is held', () => {
  const states = () => scene.store.rows<{ partnership: string; happened_on: string }>(sql`select partnership, happened_on from funding_states where state = 'confirmed' order by partnership`);
  const duties = () => scene.store.rows<{ partnership: string }>(sql`select distinct partnership from milestones where kind = 'condition' order by partnership`);
  const held = sql`subject = 'ANN-01' and destination in ('P-HOST-YH', 'P-FAC-YH')`;
  async function conditions(user: string, moment: string, channel?: string): Promise<{ conditions: number; instalments: number }> {
    const office = scene.office(moment);
    const { reader } = await office.caller(user, '', channel);
    const book = await office.transact(({ answerBook }) => answerBook.open(reader, null));
    return { conditions: book?.funding.conditions.length ?? 0, instalments: book?.funding.instalments.length ?? 0 };
  }

  test('nothing is confirmed by the release; each grant is by its own letter’s receipt, and its conditions are known and due from then', async () => {
    await letters();
    await follow.run(scene.office('2006-01-27T14:00'));
    expect([await states(), await duties()]).toEqual([[], []]);
    expect(await conditions('U0HOSTSC', '2006-01-27T14:01')).toEqual({ conditions: 0, instalments: 0 });
    await scene.store.rows(sql`update deliveries set state = 'held' where ${held}`);
    await arrived();
    expect((await states()).map(({ partnership }) => partnership)).toEqual(['EAST', 'EM', 'LON', 'MER', 'NE', 'NW', 'SC', 'SE', 'SW', 'WM']);
    expect((await duties()).map(({ partnership }) => partnership)).not.toContain('YH');
    for (const user of ['U0HOSTSC', 'U0FACSC', 'U0SEC']) expect(await conditions(user, '2006-01-30T09:00'), user).toEqual({ conditions: 5, instalments: 2 });
    for (const user of ['U0HOSTYH', 'U0FACYH', 'U0PRESS']) expect(await conditions(user, '2006-01-30T09:00'), user).toEqual({ conditions: 0, instalments: 0 });
    expect(await conditions('U0FACSC', '2006-01-30T09:00', 'C0FACILITATORS')).toEqual({ conditions: 0, instalments: 0 });
    await expect(register('2006-05-26T12:00').type('U0FIN', 'paid Yorkshire and the Humber 2006-07')).rejects.toMatchObject({ code: 'not-now' });
  });

  test('its own receipt, days later, confirms it with that day, and where all are together the conditions are known from then', async () => {
    await letters();
    await scene.store.rows(sql`update deliveries set state = 'held' where ${held}`);
    await arrived();
    await scene.store.rows(sql`update deliveries set state = 'planned' where ${held}`);
    await arrived('2006-01-31T10:00');
    await arrived('2006-02-01T10:00');
    expect((await states()).filter(({ happened_on: on }) => on !== '2006-01-27')).toEqual([{ partnership: 'YH', happened_on: '2006-01-31' }]);
    expect(await states()).toHaveLength(11);
    expect(await duties()).toHaveLength(11);
    expect(await conditions('U0HOSTYH', '2006-01-31T09:59')).toEqual({ conditions: 0, instalments: 0 });
    expect(await conditions('U0HOSTYH', '2006-01-31T10:01')).toEqual({ conditions: 5, instalments: 2 });
    expect(await conditions('U0FACYH', '2006-01-31T09:59', 'C0FACILITATORS')).toEqual({ conditions: 0, instalments: 0 });
    expect(await conditions('U0FACYH', '2006-01-31T10:01', 'C0FACILITATORS')).toEqual({ conditions: 5, instalments: 2 });
  });
});
