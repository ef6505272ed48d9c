import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { openPostgres } from '../../src/store/postgres.js';
import type { Database } from '../../src/store/database.js';
import { isOutage } from '../../src/store/outage.js';
import { freshPostgres } from '../setup/postgres.js';
import { startPostgres } from '../setup/postgres-server.js';
import { testRedisUrl } from '../setup/redis.js';
import { chanceOf, seedOfRun } from './chance.js';
import { openProxy, type Proxy } from './proxy.js';
import { flawless, planMany, printTally, quickTimes, startActor, tallyOf, untilSettled } from './scene.js';
import { deadlineMs, size } from './sizes.js';
import { openStandIn, type StandIn } from './stand-in.js';

const run = promisify(execFile);
const migrations = new URL('../../migrations', import.meta.url).pathname;
const chance = chanceOf(seedOfRun);
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Records on a real server: `store` sees them straight, `far` over a line that can be hurt. */
async function stage(): Promise<{ store: Database; far: Database; proxy: Proxy; standIn: StandIn }> {
  const database = await freshPostgres();
  const store = openPostgres(database.url);
  await migrate(store, migrations);
  const straight = new URL(database.url);
  const proxy = await openProxy(Number(straight.port), chance);
  straight.port = String(proxy.port);
  const far = openPostgres(straight.href, 2_000);
  const standIn = await openStandIn({ seed: seedOfRun, faults: { 'lost-kept': 0.05 } });
  closing.push(database.drop, () => store.close(), proxy.end, () => far.close(), standIn.close);
  return { store, far, proxy, standIn };
}

test('F11: lines to Postgres cut around the commits, so that nobody knows whether they count, lose nothing and repeat nothing', async () => {
  const { store, far, proxy, standIn } = await stage();
  const planned = await planMany(store, { chance, count: size.F11.commits, channels: 40, name: 'F11-commits' });
  const actor = await startActor({ store: far, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => actor.close());
  // One in ten each way, of every commit of the senders.
  proxy.at('commit\0', { before: 0.1, after: 0.1 });
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned);
  printTally('F11 commits cut', seedOfRun, tally, { 'cut before': proxy.cuts.before, 'cut after': proxy.cuts.after });
  expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
  expect(proxy.cuts.before).toBeGreaterThan(0);
  expect(proxy.cuts.after).toBeGreaterThan(0);
});

test('F11: a Postgres that takes a second over each commit slows the sending and breaks nothing', async () => {
  const { store, far, proxy, standIn } = await stage();
  const planned = await planMany(store, { chance, count: 24, channels: 24, name: 'F11-slow' });
  // A claim is long against a commit, as it is in the product.
  const actor = await startActor({ store: far, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on', times: { ...quickTimes, leaseMs: 8_000 } });
  closing.push(() => actor.close());
  proxy.at('commit\0', { holdMs: 1_000 });
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned);
  printTally('F11 a second for each commit', seedOfRun, tally);
  expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
});

test('F11: lines to Postgres that break, hang or are refused for a while only delay', async () => {
  const { store, far, proxy, standIn } = await stage();
  const planned = await planMany(store, { chance, count: 120, channels: 40, name: 'F11-lines' });
  const actor = await startActor({ store: far, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => actor.close());
  for (const [nth, trouble] of [proxy.cut, proxy.close, proxy.hang, () => proxy.throttle(20_000)].entries()) {
    while (standIn.posts.length < nth * 25) await moment(10);
    trouble();
    await moment(chance.between(800, 1_600, 'pg-line', nth));
    proxy.heal();
  }
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned);
  printTally('F11 lines cut, hung, slow', seedOfRun, tally);
  expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
});

/** A disk of so many megabytes at `folder`, where this machine lets us have one. */
async function smallDisk(folder: string, megabytes: number): Promise<'mounted' | 'not ours to mount'> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'not ours to mount';
  const done = await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]).then(() => true, () => false);
  if (done) closing.push(() => run('umount', ['-l', folder]));
  return done ? 'mounted' : 'not ours to mount';
}

test('F11: a Postgres whose disk is full says so, keeps what it committed, and goes on when there is room', async ({ skip }) => {
  const folder = await mkdtemp(join(tmpdir(), 'secretariat-full-'));
  await chmod(folder, 0o755);
  closing.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const disk = join(folder, 'disk');
  await mkdir(disk);
  if ((await smallDisk(disk, 400)) !== 'mounted') skip('a small disk cannot be mounted here; PGlite is filled up in storage.test.ts');
  const server = await startPostgres(disk);
  closing.push(server.stop);
  const store = openPostgres(server.url);
  await migrate(store, migrations);
  const standIn = await openStandIn({ seed: seedOfRun });
  closing.push(() => store.close(), standIn.close);
  const planned = await planMany(store, { chance, count: 200, channels: 40, name: 'F11-full' });
  const logged: string[] = [];
  const note = (event: string, facts?: unknown) => void logged.push(`${event} ${JSON.stringify(facts, (_, value) => (value instanceof Error ? { ...value, message: value.message } : value))}`);
  const actor = await startActor({ store, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on', log: { info: () => undefined, warn: note, error: note } });
  closing.push(() => actor.close());
  while (standIn.posts.length < 10) await moment(5);
  await store.rows(sql`create table filler (text text)`);
  // Somebody else's file takes all the room there is.
  const ballast = join(disk, 'ballast');
  await writeFile(ballast, Buffer.alloc(1 << 20));
  await run('sh', ['-c', `while cat /dev/zero >>'${ballast}' 2>/dev/null; do :; done; true`]);
  let refused: unknown = null;
  for (const rows of [2_000, 100, 1]) {
    const fill = () => store.rows(sql`insert into filler select repeat(md5(random()::text), 100) from generate_series(1, ${rows}::int)`);
    for (refused = null; refused === null;) refused = await fill().then(() => null, (error: unknown) => error);
    expect(isOutage(refused), String(refused)).toBe(true);
  }
  await moment(1_000);
  await rm(ballast);
  while (await store.rows(sql`select 1`).then(() => false, () => true)) await moment(100);
  await untilSettled(store, deadlineMs - 30_000);
  const tally = await tallyOf(store, standIn, planned);
  printTally('F11 Postgres disk full', seedOfRun, tally, { 'lines in the log': logged.length });
  expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
});
