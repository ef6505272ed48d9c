import { Redis } from 'ioredis';
import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { addMs } from '../../src/domain/instant.js';
import { queueTimes } from '../../src/queue/queue-times.js';
import { moveClock, readClock } from '../../src/store/clock.js';
import type { Database } from '../../src/store/database.js';
import { testStore } from '../office.js';
import { ownRedis, testRedisUrl } from '../setup/redis.js';
import { chanceOf, seedOfRun } from './chance.js';
import { openProxy } from './proxy.js';
import { dumpOf, flawless, planMany, printTally, startActor, tallyOf, untilSettled } from './scene.js';
import { deadlineMs, size } from './sizes.js';
import { openStandIn, type StandIn } from './stand-in.js';

const chance = chanceOf(seedOfRun);
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const { deliveries } = size.F9;
const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function stage(): Promise<{ store: Database; standIn: StandIn; redis: Awaited<ReturnType<typeof ownRedis>> }> {
  const store = await testStore();
  const standIn = await openStandIn({ seed: seedOfRun, faults: { 'lost-kept': 0.05 } });
  const redis = await ownRedis();
  closing.push(() => store.close(), standIn.close, redis.remove);
  return { store, standIn, redis };
}

async function untilPosted(standIn: StandIn, count: number): Promise<void> {
  while (standIn.posts.length < count) await moment(20);
}

test('F9: Redis wiped again and again on the way, and nothing is lost or repeated', async () => {
  const { store, standIn, redis } = await stage();
  const planned = await planMany(store, { chance, count: deliveries, channels: 50, name: 'F9-flush' });
  const actor = await startActor({ store, redisUrl: redis.url, slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => actor.close());
  const hand = new Redis(redis.url);
  for (let wipe = 1; wipe <= size.F9.wipes; wipe += 1) {
    await untilPosted(standIn, Math.floor((deliveries * wipe) / (size.F9.wipes + 1)));
    await hand.flushall();
  }
  hand.disconnect();
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned, redis.url);
  printTally('F9 FLUSHALL', seedOfRun, tally);
  expect(tally).toMatchObject({ ...flawless, acknowledged: deliveries });
});

test('F9: Redis killed and started empty some seconds later, again and again, and all goes on', async () => {
  const { store, standIn, redis } = await stage();
  const planned = await planMany(store, { chance, count: deliveries, channels: 50, name: 'F9-kill' });
  const actor = await startActor({ store, redisUrl: redis.url, slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => actor.close());
  for (let kill = 1; kill <= size.F9.kills; kill += 1) {
    await untilPosted(standIn, Math.floor((deliveries * kill) / (size.F9.kills + 1)));
    await redis.kill();
    await moment(size.F9.awayMs);
    await redis.start();
  }
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned, redis.url);
  printTally('F9 SIGKILL', seedOfRun, tally);
  expect(tally).toMatchObject({ ...flawless, acknowledged: deliveries });
});

test('F9: a Redis that is not there at the start, or hangs, or is full, only delays', async () => {
  const { store, standIn, redis } = await stage();
  await redis.kill();
  const planned = await planMany(store, { chance, count: 90, channels: 30, name: 'F9-away' });
  const actor = await startActor({ store, redisUrl: redis.url, slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => actor.close());
  await moment(1_500);
  expect(standIn.posts).toHaveLength(0);
  await redis.start();
  await untilPosted(standIn, 30);
  redis.freeze();
  await moment(3_000);
  redis.thaw();
  await untilPosted(standIn, 50);
  const hand = new Redis(redis.url);
  await hand.config('SET', 'maxmemory', '1');
  planned.push(...(await planMany(store, { chance, count: 30, channels: 30, name: 'F9-full' })));
  actor.wake();
  await moment(2_000);
  await hand.config('SET', 'maxmemory', '0');
  hand.disconnect();
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned, redis.url);
  printTally('F9 away, hanging, full', seedOfRun, tally);
  expect(tally).toMatchObject({ ...flawless, acknowledged: 120 });
});

test('F9: lines to Redis that break, hang or crawl, and a Redis that may only be read, only delay', async () => {
  const { store, standIn, redis } = await stage();
  const proxy = await openProxy(redis.port, chance);
  closing.push(proxy.end);
  const planned = await planMany(store, { chance, count: deliveries, channels: 50, name: 'F9-lines' });
  const actor = await startActor({ store, redisUrl: `redis://127.0.0.1:${proxy.port}`, slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => actor.close());
  const hand = new Redis(redis.url);
  const troubles: readonly (() => void | Promise<unknown>)[] = [
    proxy.cut, proxy.close, proxy.hang, () => proxy.throttle(4_000), () => hand.call('REPLICAOF', '127.0.0.1', '1'), proxy.cut,
  ];
  for (const [nth, trouble] of troubles.entries()) {
    await untilPosted(standIn, Math.floor((deliveries * nth) / troubles.length));
    await trouble();
    await moment(chance.between(800, 1_600, 'line', nth));
    proxy.heal();
    await hand.call('REPLICAOF', 'NO', 'ONE');
  }
  hand.disconnect();
  const healed = performance.now();
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned, redis.url);
  printTally('F9 lines cut, hung, slow; read-only', seedOfRun, tally, { 'seconds to recover': Math.round((performance.now() - healed) / 1000) });
  expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
});

test('F9: with a Redis that takes two seconds over everything, messages still go out', async () => {
  const { store, standIn, redis } = await stage();
  const proxy = await openProxy(redis.port, chance);
  closing.push(proxy.end);
  proxy.slow(1_000);
  const planned = await planMany(store, { chance, count: 6, channels: 6, name: 'F9-slow' });
  // The queue's own times, which allow for this; only the rest is quick.
  const actor = await startActor({ store, redisUrl: `redis://127.0.0.1:${proxy.port}`, slackUrl: standIn.url, readBack: 'on', queue: { ...queueTimes, sweepMs: 2_000 } });
  closing.push(() => actor.close());
  await untilPosted(standIn, planned.length);
  proxy.heal();
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned, redis.url);
  printTally('F9 latency 2 s', seedOfRun, tally);
  expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
});

test('what is planned for later waits in Redis, comes at its hour, and comes at once when the clock is moved', async () => {
  const store = await testStore();
  const standIn = await openStandIn({ seed: seedOfRun });
  const redisUrl = testRedisUrl();
  const [soon] = [await planMany(store, { chance, count: 5, channels: 5, name: 'soon', inMs: 2_000 })];
  const later = await planMany(store, { chance, count: 5, channels: 5, name: 'later', inMs: 7_200_000 });
  const actor = await startActor({ store, redisUrl, slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => store.close(), standIn.close, () => actor.close());
  await untilPosted(standIn, 5);
  expect(await tallyOf(store, standIn, soon)).toMatchObject({ early: 0, duplicated: 0, 'wrong audience': 0 });
  const { now } = await readClock(store);
  await moveClock(store, addMs(now, 7_200_000));
  actor.wake();
  await untilSettled(store, 60_000);
  expect(standIn.posts.map(({ delivery }) => delivery).sort()).toEqual([...soon, ...later].map(({ id }) => id as string).sort());
});

test('a message that is taken back, moved or sent again by hand is obeyed by the queue', async () => {
  const store = await testStore();
  const standIn = await openStandIn({ seed: seedOfRun });
  const redisUrl = testRedisUrl();
  const [taken, moved] = [await planMany(store, { chance, count: 3, channels: 3, name: 'taken', inMs: 1_800_000 }), await planMany(store, { chance, count: 3, channels: 3, name: 'moved', inMs: 3_600_000 })];
  const actor = await startActor({ store, redisUrl, slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => store.close(), standIn.close, () => actor.close());
  const isQueued = async () => {
    const dump = (await dumpOf(redisUrl)).join();
    return [...taken, ...moved].every(({ id }) => dump.includes(id));
  };
  while (!(await isQueued())) await moment(50);
  await store.rows(sql`update deliveries set state = 'cancelled' where subject = 'taken'`);
  await store.rows(sql`update deliveries set due_at = office_now() where subject = 'moved'`);
  actor.wake();
  await untilSettled(store, 60_000);
  // The hour of those that were taken back comes, and so does another's, which shows that the queue has been there.
  const after = await planMany(store, { chance, count: 1, channels: 1, name: 'after', inMs: 1_800_001 });
  await moveClock(store, addMs((await readClock(store)).now, 1_900_000));
  actor.wake();
  await untilSettled(store, 60_000);
  moved.push(...after);
  expect(standIn.posts.map(({ delivery }) => delivery).sort()).toEqual(moved.map(({ id }) => id as string).sort());
  expect(taken).toHaveLength(3);
});

test('embargoed words are in no part of Redis and in no mark, while their hour is waited for', async () => {
  const { store, standIn, redis } = await stage();
  await planMany(store, { chance, count: 3, channels: 3, name: 'SECRET-CANARY', inMs: 3_600_000 });
  const planned = await planMany(store, { chance, count: 5, channels: 3, name: 'SECRET-CANARY-now' });
  const logged: string[] = [];
  const note = (event: string, facts?: unknown) => void logged.push(event, JSON.stringify(facts, (_, value) => (value instanceof Error ? { message: value.message, stack: value.stack } : value)) ?? '');
  const actor = await startActor({ store, redisUrl: redis.url, slackUrl: standIn.url, readBack: 'on', log: { info: note, warn: note, error: note } });
  closing.push(() => actor.close());
  await untilPosted(standIn, planned.length);
  const dump = await dumpOf(redis.url);
  expect(dump.length).toBeGreaterThan(4);
  expect([...dump, ...logged].filter((text) => text.includes('CANARY'))).toEqual([]);
  expect(standIn.posts.filter(({ fields }) => (fields['metadata'] ?? '').includes('CANARY'))).toEqual([]);
  expect(standIn.posts[0]?.fields).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
});

test('Slack shutting the bot out stops the sending, and it goes on when it is let in again', async () => {
  const store = await testStore();
  const standIn = await openStandIn({ seed: seedOfRun });
  standIn.shutOut = true;
  const planned = await planMany(store, { chance, count: 40, channels: 10, name: 'shut-out' });
  const actor = await startActor({ store, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => store.close(), standIn.close, () => actor.close());
  await moment(1_500);
  expect(standIn.calls('chat.postMessage')).toBeLessThan(30);
  standIn.shutOut = false;
  await untilSettled(store, 60_000);
  expect(await tallyOf(store, standIn, planned)).toMatchObject({ ...flawless, acknowledged: 40 });
});
