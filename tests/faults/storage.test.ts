import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { queueName, queuePrefix } from '../../src/queue/names.js';
import { jobIdOf } from '../../src/queue/relay.js';
import { lookAround } from '../../src/look-around.js';
import { noDesk } from '../../src/no-desk.js';
import { officeOpener } from '../../src/room.js';
import { surveyor } from '../../src/slack/survey.js';
import { readClock } from '../../src/store/clock.js';
import type { Database } from '../../src/store/database.js';
import { importProgramme } from '../../src/store/import.js';
import { migrate } from '../../src/store/migrate.js';
import { openPglite } from '../../src/store/pglite.js';
import { openPostgres } from '../../src/store/postgres.js';
import { takeTurn } from '../../src/store/rounds.js';
import { samplePath } from '../office.js';
import { freshPostgres } from '../setup/postgres.js';
import { startPostgres } from '../setup/postgres-server.js';
import { testRedisUrl } from '../setup/redis.js';
import { launchActor } from './actor.js';
import { chanceOf, seedOfRun } from './chance.js';
import { flawless, planMany, printTally, startActor, tallyOf, untilSettled, untilUnderWay } from './scene.js';
import { deadlineMs, size } from './sizes.js';
import { openStandIn } from './stand-in.js';

const migrations = new URL('../../migrations', import.meta.url).pathname;
const chance = chanceOf(seedOfRun);
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function folderOfOurs(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `secretariat-${name}-`));
  closing.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

test('F11: a bot killed in the middle of its commits finds on PGlite all that was committed', async () => {
  const folder = join(await folderOfOurs('commits'), 'postgres');
  let [said, lost, unsaid] = [-1, 0, 0];
  for (let kill = 0; kill < size.F11.pglite; kill += 1) {
    const writer = spawn(process.execPath, ['--import', 'tsx', new URL('storage-process.ts', import.meta.url).pathname, JSON.stringify({ folder, from: said + 1 + unsaid })], { stdio: ['ignore', 'pipe', 'inherit'] });
    closing.push(() => writer.kill('SIGKILL'));
    let text = '';
    const before = said;
    writer.stdout.setEncoding('utf8').on('data', (piece: string) => { text += piece; });
    while (!/\d/.test(text)) await moment(20);
    await moment(chance.between(20, 250, 'commit', kill));
    writer.kill('SIGKILL');
    await once(writer, 'close');
    said = Math.max(before, ...text.slice(0, text.lastIndexOf('\n')).split('\n').filter((line) => /^\d+$/.test(line)).map(Number));
    const store = await openPglite(folder);
    const [found] = await store.rows<{ count: number; last: number }>(sql`select count(*)::int as count, max(n) as last from kept where n <= ${said}`);
    const [over] = await store.rows<{ count: number }>(sql`select count(*)::int as count from kept where n > ${said}`);
    await store.close();
    lost += said + 1 - (found?.count ?? 0);
    // At most the one whose commit was not yet told.
    expect(over?.count).toBeLessThanOrEqual(1);
    said += over?.count ?? 0;
    unsaid = 0;
  }
  process.stdout.write(`F11 PGlite seed ${seedOfRun}: kills ${size.F11.pglite}, commits ${said + 1}, lost ${lost}\n`);
  expect(lost).toBe(0);
});

test('F11: a PGlite that may not write any more says so, and all that was committed is there when it may again', async () => {
  const folder = join(await folderOfOurs('full'), 'postgres');
  // Its log is written in files of 16 MB, which it may; the records themselves come up against the limit.
  const program = new URL('storage-process.ts', import.meta.url).pathname;
  const writer = spawn('bash', ['-c', `ulimit -f 20000; exec "$@"`, 'bash', process.execPath, '--import', 'tsx', program, JSON.stringify({ folder, from: 0, bytes: 200_000 })], { stdio: ['ignore', 'pipe', 'pipe'] });
  closing.push(() => writer.kill('SIGKILL'));
  let text = '';
  for (const stream of [writer.stdout, writer.stderr]) stream.setEncoding('utf8').on('data', (piece: string) => { text += piece; });
  const ended = once(writer, 'close');
  let over = false;
  void ended.then(() => { over = true; });
  while (!over && (text.match(/refused/g)?.length ?? 0) < 3) await moment(20);
  writer.kill('SIGKILL');
  await ended;
  const said = Math.max(...text.split('\n').filter((line) => /^\d+$/.test(line)).map(Number));
  expect(text).toContain('refused, no room');
  const store = await openPglite(folder);
  closing.push(() => store.close());
  const [found] = await store.rows<{ count: number; bytes: number }>(sql`select count(*)::int as count, sum(length(filler))::int as bytes from kept where n <= ${said}`);
  await store.rows(sql`insert into kept select 1000000, repeat('y', 30000000)`);
  process.stdout.write(`F11 PGlite full seed ${seedOfRun}: commits ${said + 1}, lost ${said + 1 - (found?.count ?? 0)}\n`);
  expect(found).toEqual({ count: said + 1, bytes: (said + 1) * 200_000 });
});

test('F11: senders go on over a Postgres that crashes under them, and nothing is lost or repeated', async () => {
  const folder = await folderOfOurs('crash');
  // The server runs as nobody where we are root.
  await chmod(folder, 0o755);
  const server = await startPostgres(folder);
  closing.push(server.stop);
  const store = openPostgres(server.url);
  await migrate(store, migrations);
  const standIn = await openStandIn({ seed: seedOfRun, faults: { 'lost-kept': 0.05 } });
  const planned = await planMany(store, { chance, count: 40 * size.F11.postgres, channels: 40, name: 'F11' });
  const actor = await startActor({ store, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => store.close(), standIn.close, () => actor.close());
  for (let kill = 0; kill < size.F11.postgres; kill += 1) {
    while (standIn.posts.length < (kill + 0.5) * 40) await moment(10);
    // One of the server's processes dies without a word: Postgres throws all others out and recovers from its log.
    const [victim] = await store.rows<{ pid: number }>(sql`select pid from pg_stat_activity where backend_type = 'client backend' order by backend_start limit 1`);
    if (victim !== undefined) process.kill(victim.pid, 'SIGKILL');
    while (await store.rows(sql`select 1`).then(() => false, () => true)) await moment(100);
  }
  await untilSettled(store, deadlineMs - 20_000);
  const tally = await tallyOf(store, standIn, planned);
  printTally('F11 Postgres', seedOfRun, tally, { crashes: size.F11.postgres });
  expect(tally).toMatchObject({ ...flawless, acknowledged: planned.length });
});

test('F1: on PGlite too, senders killed at any moment lose nothing and repeat nothing', async () => {
  const folder = join(await folderOfOurs('pglite'), 'postgres');
  const standIn = await openStandIn({ seed: seedOfRun, faults: { 'lost-kept': 0.1 } });
  closing.push(standIn.close);
  const { kills, deliveries } = size.F1pglite;
  const planned: Awaited<ReturnType<typeof planMany>> = [];
  const inStore = async <T>(work: (store: Database) => Promise<T>): Promise<T> => {
    const store = await openPglite(folder);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  };
  await inStore((store) => migrate(store, migrations));
  let caught = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const share = Math.floor((deliveries * (kill + 1)) / kills) - planned.length;
    planned.push(...(await inStore((store) => planMany(store, { chance, count: share, channels: 30, name: `F1-pglite-${kill}` }))));
    const actor = launchActor({ store: { folder }, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' });
    closing.push(() => actor.kill('SIGKILL'));
    if (!(await actor.ready)) throw new Error(actor.output());
    await untilUnderWay(standIn, chance, `pglite-${kill}`);
    actor.kill('SIGKILL');
    await actor.ended;
    caught += await inStore(async (store) => (await store.rows(sql`select 1 from deliveries where state = 'sending' limit 1`)).length);
  }
  const tally = await inStore(async (store) => {
    const actor = await startActor({ store, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' });
    await untilSettled(store, deadlineMs - 20_000);
    await actor.close();
    return tallyOf(store, standIn, planned);
  });
  printTally('F1 PGlite', seedOfRun, tally, { kills, 'with work in hand': caught });
  expect(tally).toMatchObject({ ...flawless, acknowledged: deliveries });
});

test.each(['on', 'off'] as const)('a backup is a copy of the folder of a stopped bot; restored with looking around %s, the channels are asked before anything is sent again', async (looking) => {
  const root = await folderOfOurs('backup');
  const [folder, backup] = [join(root, 'data'), join(root, 'backup')];
  await mkdir(folder);
  const standIn = await openStandIn({ seed: seedOfRun });
  closing.push(standIn.close);
  const warned: string[] = [];
  const log = { info: () => undefined, warn: (event: string) => void warned.push(event), error: (event: string) => void warned.push(event) };
  const open = async () => {
    const store = await openPglite(join(folder, 'postgres'));
    return { store, openOffice: officeOpener({ store, desk: noDesk, log, wake: () => undefined }) };
  };
  const survey = surveyor({ token: 'xoxb-x', apiUrl: standIn.url });
  const deliverAll = async (store: Database) => {
    const actor = await startActor({ store, redisUrl: testRedisUrl(), slackUrl: standIn.url, readBack: 'on' });
    await untilSettled(store, deadlineMs / 2);
    await actor.close();
  };

  const first = await open();
  await migrate(first.store, migrations);
  const file = await readFile(samplePath, 'utf8');
  await first.store.transact((session) => importProgramme(session, file));
  await first.store.transact((session) => takeTurn(session, { name: 'release', everyMs: 0, leaseMs: 1 }));
  expect(await lookAround({ ...first, survey })).toBe('as-recorded');
  const planned = await planMany(first.store, { chance, count: 12, channels: 6, name: `backup-${looking}` });
  const { now } = await readClock(first.store);
  await first.store.rows(sql`
    insert into announcements (id, kind, label, title, state, version, author, created_at) values ('ANN-01', 'other', 'other', 'The day', 'approved', 1, 'P-POLICY', ${now}::timestamptz)`);
  await first.store.rows(sql`insert into announcement_versions (announcement, version, title, text, written_by, written_at) values ('ANN-01', 1, 'The day', 'It is 1 May.', 'P-POLICY', ${now}::timestamptz)`);
  await first.store.rows(sql`insert into announcement_stages (announcement, stage, audiences, release_at) values ('ANN-01', 1, '["nsg"]', ${now}::timestamptz)`);
  await first.store.close();
  await cp(folder, backup, { recursive: true });

  const live = await open();
  await deliverAll(live.store);
  expect(standIn.posts).toHaveLength(12);
  await live.store.close();

  await rm(folder, { recursive: true });
  await cp(backup, folder, { recursive: true });
  const restored = await open();
  closing.push(() => restored.store.close());
  if (looking === 'on') {
    expect(await lookAround({ ...restored, survey })).toBe('older-copy');
    expect(await restored.store.rows(sql`select state, why from announcement_stages where announcement = 'ANN-01'`)).toEqual([{ state: 'held', why: 'the records are from an older copy' }]);
  }
  await deliverAll(restored.store);
  const ofPlanned = new Set(planned.map(({ id }) => id as string));
  const tally = await tallyOf(restored.store, { ...standIn, posts: standIn.posts.filter(({ delivery }) => ofPlanned.has(delivery)) }, planned);
  printTally(looking === 'on' ? 'restored from an older copy' : 'restored, control: without looking around', seedOfRun, tally);
  if (looking === 'off') return expect(tally.duplicated).toBe(12);
  expect(tally).toMatchObject({ ...flawless, acknowledged: 12 });
  expect(warned).toContain('records-are-an-older-copy');
  expect(standIn.posts.at(-1)).toMatchObject({ channel: 'D0SEC', text: expect.stringMatching(/older copy of my records[\s\S]*12 messages that were due[\s\S]*I have held ANN-01/) });
  expect(await lookAround({ ...restored, survey })).toBe('as-recorded');
});

test.each([['the first release', 2], ['the release before the latest migration', -1]] as const)('F18: the newest code carries on with the records and the queue of %s', async (_name, until) => {
  const database = await freshPostgres();
  const store = openPostgres(database.url);
  const old = await folderOfOurs('first-release');
  const files = (await readdir(migrations)).filter((name) => /^\d{4}_/.test(name)).sort();
  for (const name of files.slice(0, until)) await cp(join(migrations, name), join(old, name));
  await migrate(store, old);
  const standIn = await openStandIn({ seed: seedOfRun });
  closing.push(database.drop, () => store.close(), standIn.close);
  const ids = Array.from({ length: 30 }, (_, at) => chance.uuid('upgrade', at));
  await store.rows(sql`insert into channels (name, position, audience, slack_channel) select '#c' || n, n, 'all-partners', 'C' || n from generate_series(0, 9) n`);
  await store.rows(sql`
    insert into deliveries (id, kind, subject, destination, message, due_at, planned_at)
    select id, 'notice', 'old', '#c' || (n % 10), '{"text": "From the first release", "blocks": []}', office_now(), office_now()
    from unnest(${ids}::uuid[]) with ordinality as old(id, n)`);
  // Ten were in somebody's hands when the old bot was stopped hard.
  await store.rows(sql`update deliveries set state = 'sending', attempts = 1, fence = 1, lease_until = clock_timestamp(), first_attempt_at = clock_timestamp(), slack_channel = 'C' || substr(destination, 3) where id = any(${ids.slice(0, 10)}::uuid[])`);
  await store.rows(sql`insert into reminders (id, milestone, step, expected_on, role, due_at) select gen_random_uuid(), 'M-1', 'on-day', '2030-01-01', 'SEC', '2030-01-01' where exists (select 1 from milestones)`);
  const redisUrl = testRedisUrl();
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue(queueName, { connection, prefix: queuePrefix });
  await queue.addBulk(ids.map((id, at) => ({ name: 'deliver', data: { delivery: id, generation: 1 }, opts: { jobId: jobIdOf({ id: id as never, generation: 1 }), delay: at % 3 === 0 ? 86_400_000 : 0 } })));
  await queue.close();
  connection.disconnect();

  expect(await migrate(store, migrations)).not.toHaveLength(0);
  const actor = await startActor({ store, redisUrl, slackUrl: standIn.url, readBack: 'on' });
  closing.push(() => actor.close());
  await untilSettled(store, deadlineMs / 2);
  const posted = standIn.posts.map(({ delivery }) => delivery).sort();
  expect(posted).toEqual([...ids].sort());
});
