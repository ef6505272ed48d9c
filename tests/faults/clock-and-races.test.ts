import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { follow } from '../../jobs/follow.js';
import { release } from '../../jobs/release.js';
import { addMs } from '../../src/domain/instant.js';
import { momentOf } from '../../src/domain/moment.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Instant } from '../../src/domain/when.js';
import { moveClock, readClock } from '../../src/store/clock.js';
import { openScene, people } from '../announcing.js';
import { testStore } from '../office.js';
import { testRedisUrl } from '../setup/redis.js';
import { chanceOf, seedOfRun } from './chance.js';
import { flawless, otherWords, planMany, printTally, quickTimes, startActor, tallyOf, untilSettled, wrongReaders } from './scene.js';
import { deadlineMs, size } from './sizes.js';
import { openStandIn } from './stand-in.js';

const chance = chanceOf(seedOfRun);
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('F15: jumps of ten minutes either way, over an hour that is doubled or missing, let nothing out early', async () => {
  const store = await testStore();
  const standIn = await openStandIn({ seed: seedOfRun });
  closing.push(() => store.close(), standIn.close);
  const actor = await startActor({ store, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => actor.close());
  // 00:01 on the nights on which the clocks of London, Berlin and Chatham change, and on a leap day.
  const hours = ['2005-10-30T00:01', '2005-03-27T00:01', '2008-02-29T00:01'].flatMap((local) => ['Europe/London', 'Europe/Berlin', 'Pacific/Chatham'].map((zone) => momentOf(local, zone, '09:00')));
  const planned: (Awaited<ReturnType<typeof planMany>>[number] & { hour: Instant })[] = [];
  // Early is judged by the office's own clock at the moment of the post, however long this machine took over anything.
  const moves: { readonly from: number; readonly shiftMs: number }[] = [];
  const moveTo = async (to: Instant) => {
    const from = Date.now();
    await moveClock(store, to);
    const [clock] = await store.rows<{ ms: number }>(sql`select extract(epoch from shift)::float * 1000 as ms from clock`);
    moves.push({ from, shiftMs: clock?.ms ?? 0 });
  };
  // A claim is made by its hour and holds while it lasts: the clock may be moved back between a claim and its post.
  const latestBefore = (at: number) => Math.max(...moves.map(({ from, shiftMs }, nth) => {
    const until = Math.min(at, moves[nth + 1]?.from ?? at);
    return from <= at && until > at - quickTimes.leaseMs ? until + shiftMs : 0;
  }));
  for (const [at, hour] of hours.slice(0, size.F15).entries()) {
    await moveTo(addMs(hour, -chance.between(11, 20, 'before', at) * 60_000));
    const some = await planMany(store, { chance, count: 3, channels: 3, name: `F15-${at}` });
    await store.rows(sql`update deliveries set due_at = ${hour}::timestamptz where id = any(${some.map(({ id }) => id)}::uuid[])`);
    planned.push(...some.map((one) => ({ ...one, hour, dueAt: '1970-01-01T00:00:00.000Z' as Instant })));
    const before = standIn.posts.length;
    for (const minutes of [-10, 10, -10]) {
      const { now } = await readClock(store);
      const to = addMs(now, minutes * 60_000);
      // Never over the hour itself: that would make it due.
      await moveTo(to < hour ? to : addMs(hour, -1_500));
      actor.wake();
      await moment(150);
    }
    await moveTo(addMs(hour, -1_000));
    actor.wake();
    while (standIn.posts.length < before + 3) await moment(50);
    // Back by ten minutes after it is out: it does not go a second time.
    await moveTo(addMs(hour, -600_000));
    actor.wake();
    await moment(150);
  }
  await untilSettled(store, deadlineMs / 2);
  const hourOf = new Map(planned.map(({ id, hour }) => [id as string, Date.parse(hour)]));
  const early = standIn.posts.filter(({ delivery, at }) => latestBefore(at) < (hourOf.get(delivery) ?? 0) - 5).length;
  const tally = { ...(await tallyOf(store, standIn, planned)), early };
  printTally('F15', seedOfRun, tally, { hours: planned.length / 3 });
  expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
});

test('F16: whoever cancels, edits or approves while it is being sent, nobody reads what was not agreed for them', async () => {
  const scene = await openScene('postgres');
  const standIn = await openStandIn({ seed: seedOfRun });
  closing.push(() => scene.store.close(), standIn.close);
  const draft = { kind: 'other', title: 'The day', audiences: ['facilitators'], when: 'at-hour', day: '2005-11-22', time: '00:01', decision: null, gates: null, options: [] };
  const presses = ['approve', 'approve', 'cancel', 'edit', 'release', 'release', 'follow'] as const;
  let [attempted, cancelledUnsent, wrong, other, twice, early] = [0, 0, 0, 0, 0, 0];
  const before = scene.office('2005-11-21T12:00');
  const actor = await startActor({ store: scene.store, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => actor.close());

  for (let turn = 0; turn < size.F16; turn += 1) {
    await scene.clear();
    const from = standIn.posts.length;
    const words = `Words of turn ${turn}, first.`;
    await people(before).send('U0POLICY', 'announce:draft', { ...draft, text: words });
    await people(before).press('U0POLICY', 'announce:confirm', { id: 'ANN-01', version: 1 });
    const office = scene.office('2005-11-22T00:01');
    const acts = {
      approve: () => people(office).press('U0CHAIR', 'announce:approve', { id: 'ANN-01', version: 1 }),
      cancel: () => people(office).type('U0POLICY', 'cancel ANN-01'),
      withdraw: () => people(office).type('U0POLICY', 'withdraw ANN-01 because it was too soon'),
      edit: () => people(office).send('U0POLICY', 'announce:draft', { ...draft, day: '2005-11-23', text: `Words of turn ${turn}, second.` }, { id: 'ANN-01', version: 1 }),
      release: () => release.run(office), follow: () => follow.run(office),
    };
    const all = async (some: readonly (keyof typeof acts)[], mostMs: number) => {
      const ends = await Promise.allSettled(some.map(async (act, nth) => {
        await moment(chance.between(0, mostMs, 'pause', turn, nth));
        await acts[act]();
        actor.wake();
      }));
      for (const end of ends) if (end.status === 'rejected' && !(end.reason instanceof Refusal)) throw end.reason;
    };
    if (turn % 2 === 0) await all(Array.from({ length: chance.between(3, 7, 'acts', turn) }, (_, nth) => presses[chance.between(0, presses.length - 1, 'act', turn, nth)] ?? 'release'), 15);
    else {
      // Released and taken back: before anybody has claimed what was planned, while it is claimed, or after it is out.
      await all(['approve'], 0);
      await all(['release'], 0);
      const late = chance.draw('late', turn) < 0.5;
      if (late) await moment(chance.between(0, 90, 'after', turn));
      await all(['withdraw', 'cancel'], late ? 10 : 0);
    }
    await scene.store.rows(sql`delete from deliveries where kind <> 'announcement' and state = 'planned'`);
    await untilNothingMoves(scene.store);
    const rows = await scene.store.rows<{ id: string; state: string }>(sql`select id, state from deliveries where kind = 'announcement'`);
    const posts = standIn.posts.slice(from).filter(({ text }) => text.includes(`turn ${turn},`));
    attempted += rows.length;
    cancelledUnsent += rows.filter(({ id, state }) => state === 'cancelled' && !posts.some(({ delivery }) => delivery === id)).length;
    twice += posts.length - new Set(posts.map(({ delivery }) => delivery)).size;
    early += posts.filter(({ text }) => text.includes('second')).length;
    wrong += await wrongReaders(scene.store, posts);
    // In other words than were approved, or taken back before they were claimed and out all the same.
    other += await otherWords(scene.store, posts) + posts.filter(({ delivery }) => rows.find(({ id }) => id === delivery)?.state === 'cancelled').length;
  }
  const sent = standIn.posts.filter(({ text }) => text.includes('turn ')).length;
  const tally = { attempted, acknowledged: sent, delivered: sent, lost: 0, duplicated: twice, early, 'wrong audience': wrong, 'other words': other, leaked: 0, held: 0, failed: 0, open: 0 };
  printTally('F16', seedOfRun, tally, { interleavings: size.F16, 'cancelled unsent': cancelledUnsent });
  expect(tally).toMatchObject(flawless);
  expect(sent).toBeGreaterThan(0);
  expect(cancelledUnsent).toBeGreaterThan(0);
});

async function untilNothingMoves(store: Awaited<ReturnType<typeof testStore>>): Promise<void> {
  for (;;) {
    const [moving] = await store.rows<{ count: number }>(sql`
      select count(*)::int as count from deliveries d left join announcements a on a.id = d.subject
      where d.state in ('sending', 'unknown') or (d.state = 'planned' and a.state in ('approved', 'releasing', 'released') and d.due_at <= office_now())`);
    if (moving?.count === 0) return;
    await moment(20);
  }
}
