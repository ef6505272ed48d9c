import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliveryNotice } from '../../jobs/composers/delivery-notice.js';
import type { DeliveryId } from '../../src/domain/ids.js';
import { Refusal } from '../../src/domain/refusal.js';
import { deliverAll, openScene, people, type Scene } from '../announcing.js';

let scene: Scene;
let deliveries: { id: DeliveryId; destination: string }[];
beforeAll(async () => { scene = await openScene(); }, 120_000);
afterAll(() => scene.store.close());

beforeEach(async () => {
  await scene.clear();
  const office = scene.office('2005-11-21T12:00');
  await people(office).send('U0POLICY', 'announce:draft', { title: 'The next meeting', text: 'In December.', audiences: ['nsg'], when: 'now', day: null, time: null, decision: null, gates: null, options: [], kind: 'meeting' });
  await scene.store.rows(sql`update announcements set author = 'P-POLICY', state = 'released'`);
  await office.transact(({ deliveries }) => deliveries.plan(...['#sen-rp-nsg', '#sen-rp-shared'].map((destination) => (
    { id: randomUUID() as string as DeliveryId, kind: 'announcement', subject: 'ANN-01', version: 1, stage: 1, destination, message: { text: 'x', blocks: [] }, dueAt: office.now }))));
  await deliverAll(scene.store, office.now);
  await scene.store.rows(sql`update deliveries set state = 'held', why = 'too much to read', ts = null, attempts = 1 where kind = 'announcement'`);
  deliveries = await scene.store.rows(sql`select id, destination from deliveries where kind = 'announcement' order by destination`);
});

const desk = () => people(scene.office('2005-11-21T12:10'));
const first = () => ({ id: deliveries[0]?.id ?? '' });
const row = async () => (await scene.store.rows(sql`select state, generation, why from deliveries where id = ${first().id}::uuid`))[0];
const noted = async () => (await scene.store.rows<{ event: string; facts: object }>(sql`select event, facts from trail where event like 'delivery-%'`));

describe('a message of which only a person can tell', () => {
  test('is asked about by the announcement’s title', async () => {
    const office = scene.office('2005-11-21T12:10');
    const notice = await office.transact((records) => deliveryNotice.compose?.(records, { subject: 'notice:ANN-01' } as Parameters<NonNullable<typeof deliveryNotice.compose>>[1], office) ?? Promise.reject());
    expect(notice).toMatchObject({ text: expect.stringContaining('“The next meeting”') });
  });

  test.each([['its author', 'U0POLICY'], ['the secretariat', 'U0SEC'], ['the chair', 'U0CHAIR'], ['the chair’s deputy', 'U0DEPCHAIR']])('is noted as arrived when %s sees it, and what is left stays on the message', async (_, user) => {
    const reply = await desk().press(user, 'delivery:seen', first());
    expect(reply).toMatchObject({ replaces: true, text: expect.stringMatching(/noted that it has reached #sen-rp-nsg.*1 may have arrived/s) });
    expect(await row()).toMatchObject({ state: 'sent', why: 'seen by a person' });
    expect(await noted()).toMatchObject([{ event: 'delivery-seen', facts: { destination: '#sen-rp-nsg' } }]);
  });

  test('is sent again when nobody sees it, once, however many press at the same time', async () => {
    const replies = await Promise.all(['U0POLICY', 'U0SEC', 'U0SEC'].map((user) => desk().press(user, 'delivery:again', first())));
    expect(replies.filter(({ text }) => text.startsWith('I am sending it to #sen-rp-nsg again'))).toHaveLength(1);
    expect(replies.filter(({ text }) => text.includes('settled in the meantime'))).toHaveLength(2);
    expect(await row()).toMatchObject({ state: 'planned', generation: 2 });
    expect(await noted()).toHaveLength(1);
  });

  test('that somebody has seen is not sent again by a second opinion', async () => {
    await desk().press('U0SEC', 'delivery:seen', first());
    expect((await desk().press('U0POLICY', 'delivery:again', first())).text).toContain('settled in the meantime');
    expect(await row()).toMatchObject({ state: 'sent', generation: 1 });
  });

  test.each(['U0PRESS', 'U0FACSW', 'U0FIN', 'U9STRANGER'])('is no business of %s, and nobody else’s button helps them', async (user) => {
    for (const action of ['delivery:seen', 'delivery:again']) await expect(desk().press(user, action, first())).rejects.toBeInstanceOf(Refusal);
    expect(await row()).toMatchObject({ state: 'held' });
  });

  test.each(['x', '', '00000000-0000-4000-8000-000000000000'])('with a button that names %j changes nothing', async (id) => {
    const reply = await desk().press('U0SEC', 'delivery:again', { id }).catch((error: unknown) => error);
    expect(reply instanceof Refusal || (reply as { text: string }).text.includes('settled')).toBe(true);
  });

  test('what was set aside on purpose is not sent by a press', async () => {
    await scene.store.rows(sql`update deliveries set why = 'set aside' where kind = 'announcement'`);
    expect((await desk().press('U0SEC', 'delivery:again', first())).text).toContain('settled in the meantime');
    expect(await row()).toMatchObject({ state: 'held' });
  });
});
