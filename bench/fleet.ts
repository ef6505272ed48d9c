import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import type { DeliveryId } from '../src/domain/ids.js';
import { paceLimits, type PaceLimits } from '../src/slack/pace.js';
import { readClock } from '../src/store/clock.js';
import { deliveriesIn } from '../src/store/deliveries.js';
import { startOwnRedis } from '../tests/setup/redis-server.js';
import { keepFigures, median, ms, share, type Figure } from './figures.js';
import type { FleetOrders } from './fleet-process.js';
import { openFront } from './front.js';
import { makeProgramme, sizes } from './programme.js';
import { openStores } from './stores.js';
import { openWorkspace } from './workspace.js';

/** Two bots and four workers as processes on one Postgres and one Redis, beside one worker; then all four under one limit. */
const quick = process.env['BENCH_QUICK'] === '1';
const destinations = quick ? 500 : 5_000;
const limitedSeconds = quick ? 20 : 60;
/** What is out by then is what the rate is of. */
const longestSeconds = 120;
const unhurried: PaceLimits = { start: 1e6, floor: 1e6, ceiling: 1e6, gain: 0, channelMs: 0 };
const limit = { perMinute: 300, burst: 20, retryAfterSeconds: 5 };

const folder = await mkdtemp(join(tmpdir(), 'secretariat-bench-redis-'));
const redis = await startOwnRedis(folder, { appendOnly: false });
const stores = await openStores();
const { store, url } = await stores.open('Postgres');
if (url === null) throw new Error('A fleet needs a Postgres server');
const storeUrl = url;
await makeProgramme(store, sizes.small);
await store.rows(sql`
  insert into channels (name, position, audience, slack_channel) select '#c' || n, 100 + n, 'all-partners', 'C' || n from generate_series(0, ${destinations - 1}::int) n`);
const front = await openFront();
const bots = await Promise.all([1, 2].map(() => launch({ role: 'bot', storeUrl, origin: front.origin })));

const alone = await run('ANN-100', 1, unhurried);
const together = await run('ANN-101', 4, unhurried);
const paced = await run('ANN-102', 4, paceLimits);
const p99 = share(together.asked, 0.99);
const allowed = limit.burst + (limit.perMinute * limitedSeconds) / 60;
const figures: Figure[] = [
  { about: 'scale', what: `${destinations.toLocaleString('en-GB')} deliveries, two bots and four workers`, value: `${together.rate.toFixed(0)} a second, ${together.taken.toLocaleString('en-GB')} out`, beside: `one worker ${alone.rate.toFixed(0)} a second, ${alone.taken.toLocaleString('en-GB')} out: ${(together.rate / alone.rate).toFixed(2)} times`, goal: '', meets: '', why: '' },
  { about: 'scale', what: 'deliveries that went out twice', value: String(alone.doubled + together.doubled + paced.doubled), beside: '', goal: 'none', meets: alone.doubled + together.doubled + paced.doubled === 0 ? 'yes' : 'no', why: '' },
  { about: 'scale', what: 'answers of both bots meanwhile', value: `median ${ms(median(together.asked))}, p99 ${ms(p99)}`, beside: 'all processes on the same cores', goal: '', meets: '', why: '' },
  { about: 'scale', what: `four workers under ${limit.perMinute} a minute, first ${limitedSeconds} s`, value: `${paced.taken} posted`, beside: `${allowed.toFixed(0)} allowed; ${paced.refused} times told to wait, ${paced.inside} posts inside it`, goal: 'one pace', meets: paced.taken <= allowed && paced.inside === 0 ? 'yes' : 'no', why: '' },
];
await keepFigures('fleet', figures);
for (const bot of bots) await bot.end();
await front.close();
await stores.close();
await redis.kill();
await rm(folder, { recursive: true, force: true });
process.exit(0);

async function run(id: string, count: number, pace: PaceLimits) {
  const slack = await openWorkspace(pace === unhurried ? null : limit);
  await store.rows(sql`delete from paces`);
  const workers = await Promise.all(Array.from({ length: count }, () => launch({ role: 'worker', storeUrl, redisUrl: redis.url, slackUrl: slack.url, pace })));
  const { now } = await readClock(store);
  await store.transact(async (session) => {
    await session.rows(sql`insert into announcements (id, kind, title, state, author, created_at) values (${id}, 'news', 'News', 'releasing', 'P-SEC', ${now})`);
    await session.rows(sql`insert into announcement_versions (announcement, version, title, text, written_by, written_at) values (${id}, 1, 'News', 'The same for all', 'P-SEC', ${now})`);
    await session.rows(sql`insert into announcement_stages (announcement, stage, audiences, release_at, state) values (${id}, 1, '["all-partners"]', ${now}, 'released')`);
    await session.rows(sql`insert into announcement_approvals (announcement, version, approved_by, approved_at) values (${id}, 1, 'P-CHAIR', ${now})`);
    await deliveriesIn(session, now).plan(...Array.from({ length: destinations }, (_, nth) => ({
      id: randomUUID() as DeliveryId, kind: 'announcement', subject: id, version: 1, stage: 1, destination: `#c${nth}`, message: { text: 'The same for all', blocks: [] }, dueAt: now,
    })));
  });
  const until = performance.now() + (pace === unhurried ? longestSeconds : limitedSeconds) * 1000;
  const isOver = () => slack.taken.length >= destinations || performance.now() > until;
  let nth = 0;
  const asked: number[] = [];
  const asking = (async () => {
    while (!isOver()) {
      front.hangUp();
      asked.push((await front.ask(bots[(nth += 1) % bots.length]?.port ?? 0, '/partnership', 'Merseyside', 'U0SEC')).ms);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 50));
  await asking;
  const taken = [...slack.taken];
  // From the first to the last: what a process finds when it starts is found by its sweep.
  const rate = (taken.length - 1) / (((taken.at(-1) ?? 0) - (taken[0] ?? 0)) / 1000);
  for (const worker of workers) await worker.end();
  await store.rows(sql`update deliveries set state = 'cancelled' where subject = ${id} and state <> 'sent'`);
  slack.close();
  return { rate, taken: taken.length, doubled: slack.doubled, refused: slack.refused, inside: slack.inside, asked };
}

/** A process of the fleet; it ends when its input is closed, or with this one. */
async function launch(orders: FleetOrders): Promise<{ readonly port: number; end(): Promise<void> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', new URL('fleet-process.ts', import.meta.url).pathname, JSON.stringify(orders)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      const ready = /ready (\d+)/.exec(piece);
      if (ready !== null) resolve(Number(ready[1]));
    });
    void ended.then(() => reject(new Error('A process of the fleet ended before it was ready')));
  });
  return { port, end: async () => { child.stdin.end(); await ended; } };
}
