import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliveryTimes as times } from '../../src/domain/delivery-times.js';
import type { DeliveryId } from '../../src/domain/ids.js';
import { addMs } from '../../src/domain/instant.js';
import { readClock, moveClock } from '../../src/store/clock.js';
import type { Database } from '../../src/store/database.js';
import { deliveriesIn, type NewDelivery } from '../../src/store/deliveries.js';
import { endTurn, takeTurn } from '../../src/store/rounds.js';
import { testStore } from '../office.js';

const message = { text: 'The grants for 2006 are decided', blocks: [] };

describe.each(['pglite', 'postgres'] as const)('on %s', (engine) => {
  let store: Database;
  beforeAll(async () => {
    store = await testStore(engine);
  });
  afterAll(() => store.close());

  async function deliveries<T>(work: (records: ReturnType<typeof deliveriesIn>) => Promise<T>): Promise<T> {
    const { now } = await readClock(store);
    return store.transact((session) => work(deliveriesIn(session, now)));
  }
  const claim = (id: DeliveryId, generation = 1) => deliveries(async (records) => (await records.claim([{ delivery: id, generation }], times))[0] ?? null);

  async function plan(inMs = 0, more: Partial<NewDelivery> = {}): Promise<DeliveryId> {
    const { now } = await readClock(store);
    const id = randomUUID() as string as DeliveryId;
    await deliveries((records) => records.plan({ id, kind: 'reminder', subject: id, destination: '#c1', message, dueAt: addMs(now, inMs), ...more }));
    return id;
  }

  /** An announcement with one stage, approved in the words that its delivery carries. */
  async function announce(inMs: number): Promise<{ subject: string; id: DeliveryId }> {
    const { now } = await readClock(store);
    const subject = `A-${randomUUID()}`;
    await store.rows(sql`insert into announcements (id, kind, title, state, version, author, created_at) values (${subject}, 'decision', 'Grants', 'approved', 2, 'P-SEC', now())`);
    await store.rows(sql`insert into announcement_stages (announcement, stage, audiences, release_at) values (${subject}, 1, '[]', ${addMs(now, inMs)}::timestamptz)`);
    await store.rows(sql`insert into announcement_approvals (announcement, version, approved_by, approved_at) values (${subject}, 2, 'P-CHAIR', now())`);
    return { subject, id: await plan(0, { kind: 'announcement', subject, version: 2, stage: 1 }) };
  }

  test('of two claims at once one is given', async () => {
    const id = await plan();
    const steps = await Promise.all([claim(id), claim(id)]);
    expect(steps.map((step) => step?.kind).sort()).toEqual(['later', 'post']);
  });

  test('a claim outlives its sender as something to be looked for', async () => {
    const id = await plan();
    await claim(id);
    await store.rows(sql`update deliveries set lease_until = lease_until - interval '1 hour' where id = ${id}::uuid`);
    expect(await claim(id)).toMatchObject({ kind: 'look', delivery: { state: 'unknown', attempts: 1, fence: 1 } });
  });

  test('an old generation claims nothing', async () => {
    const id = await plan();
    await deliveries(async (records) => { await records.holdOf(id); await records.releaseOf(id); });
    expect(await claim(id)).toBeNull();
    expect(await claim(id, 2)).toMatchObject({ kind: 'post' });
  });

  test('an approved announcement goes at its hour, and not before, by the office’s clock', async () => {
    const { id } = await announce(3_600_000);
    expect(await claim(id)).toMatchObject({ kind: 'later' });
    expect(await deliveries((records) => records.due(0, 1_000, times))).not.toContainEqual(expect.objectContaining({ id }));
    const { now } = await readClock(store);
    await moveClock(store, addMs(now, 3_600_000));
    expect(await deliveries((records) => records.due(0, 1_000, times))).toContainEqual({ id, generation: 1, inMs: 0 });
    expect(await claim(id)).toMatchObject({ kind: 'post' });
  });

  test.each([
    ['cancelled', sql`update announcements set state = 'cancelled'`, 'the announcement is cancelled'],
    ['held', sql`update announcements set state = 'held'`, 'the announcement is held'],
    ['reworded after it was approved', sql`update announcements set version = 3`, 'the words have changed'],
    ['not approved', sql`delete from announcement_approvals`, 'these words are not approved'],
    ['without its stage', sql`delete from announcement_stages`, 'the announcement is not on record'],
    ['of a stage that is held', sql`update announcement_stages set state = 'held'`, 'the stage is held'],
  ])('an announcement %s is not sent and is not due', async (_, statement, why) => {
    const { id } = await announce(-1_000);
    await store.rows(statement);
    expect(await claim(id)).toMatchObject({ kind: 'nothing', why });
    expect(await deliveries((records) => records.due(0, 1_000, times))).not.toContainEqual(expect.objectContaining({ id }));
    expect(await deliveries((records) => records.overdue(0, 1_000))).not.toContain(id);
  });

  test('an announcement goes to each destination of a stage once, however often it is planned', async () => {
    const { subject } = await announce(0);
    await plan(0, { kind: 'announcement', subject, version: 2, stage: 1 });
    expect(await deliveries((records) => records.listOf(subject))).toHaveLength(1);
  });

  test('what is taken back before it is claimed is never claimed, whichever comes first', async () => {
    for (let round = 0; round < 30; round += 1) {
      const { id, subject } = await announce(-1_000);
      const takenBack = deliveries(async (records) => records.cancelOf(subject, 'no longer true'));
      const [step] = await Promise.all([claim(id), takenBack]);
      const row = await deliveries((records) => records.byId(id));
      expect(row).toMatchObject(step?.kind === 'post' ? { state: 'sending', cancelAsked: true } : { state: 'cancelled' });
    }
  });

  test('the wait for each state is told as a claim would tell it', async () => {
    const id = await plan(5_000);
    const waitOf = async () => (await deliveries((records) => records.due(86_400_000, 1_000, times))).find((one) => one.id === id)?.inMs ?? NaN;
    expect(await waitOf()).toBeGreaterThan(3_000);
    await deliveries((records) => records.moveOf(id, '2005-10-14T08:00:00.000Z' as NewDelivery['dueAt']));
    expect(await waitOf()).toBe(0);
    await claim(id);
    expect(await waitOf()).toBeGreaterThan(times.leaseMs - 5_000);
    await deliveries((records) => records.settle([{ id, fence: 1, outcome: { kind: 'unknown', why: 'TimeoutError' } }], times));
    expect(await waitOf()).toBeGreaterThan(times.graceMs - 5_000);
    expect(await waitOf()).toBeLessThanOrEqual(times.graceMs);
  });

  test('what already waits to be said to somebody is not planned twice', async () => {
    const notice = (): NewDelivery => ({ id: randomUUID() as string as DeliveryId, kind: 'delivery-notice', subject: 'notice:A', destination: 'P-SEC', message: null, dueAt: '2030-01-01T00:00:00.000Z' as NewDelivery['dueAt'] });
    await Promise.all([1, 2, 3].map(() => deliveries((records) => records.planUnlessWaiting(notice()))));
    expect(await deliveries((records) => records.listOf('notice:A'))).toHaveLength(1);
  });

  test('a round is one process’s at a time, and comes no sooner than it should', async () => {
    const turn = { name: 'sweep', everyMs: 60_000, leaseMs: 60_000 };
    const taken = await Promise.all([1, 2, 3].map(() => store.transact((session) => takeTurn(session, turn))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    await store.transact((session) => endTurn(session, 'sweep'));
    expect(await store.transact((session) => takeTurn(session, turn))).toBe(false);
    expect(await store.transact((session) => takeTurn(session, { ...turn, everyMs: 0 }))).toBe(true);
  });
});
