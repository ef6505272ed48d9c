import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue, Worker } from 'bullmq';
import { Logger, makeWorkerUtils, run as runGraphile } from 'graphile-worker';
import { Redis } from 'ioredis';
import pg from 'pg';
import PgBoss from 'pg-boss';
import { startOwnRedis } from '../tests/setup/redis-server.js';
import { exponent, keepFigures, median, ms, share, type Figure } from './figures.js';
import { openStores } from './stores.js';

/**
 * One schedule of reminders over a year, held in three ways on one Postgres server: as rows with an index by moment, the
 * way the bot holds it (what is due within 24 hours goes to BullMQ); in pg-boss; in graphile-worker. Each way is measured
 * as bare as the others: what a reminder says and who may read it is nobody's work here.
 */
const quick = process.env['BENCH_QUICK'] === '1';
const rounds = quick ? 1 : 3;
const counts = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000];
const atOnce = 1_000;
const horizonHours = 24;

interface Found {
  readonly plan: number;
  readonly look: number;
  readonly started: readonly number[];
  readonly stored: number;
  readonly redis: number;
}

// A line for each job would be measured with it.
const silent = new Logger(() => () => undefined);
const folder = await mkdtemp(join(tmpdir(), 'secretariat-bench-redis-'));
const redis = await startOwnRedis(folder, { appendOnly: false });
const stores = await openStores();
const ways = { 'our plan': byRows, 'pg-boss': byPgBoss, 'graphile-worker': byGraphile } as const;
const names = ['our plan', 'pg-boss', 'graphile-worker'] as const;
const found = new Map<string, Found[]>();
for (let round = 0; round < rounds; round += 1) {
  for (const count of counts) {
    for (const name of names) {
      const { store, url } = await stores.open('Postgres');
      await store.close();
      const one = await ways[name](url ?? '', count);
      found.set(`${name} ${count}`, [...(found.get(`${name} ${count}`) ?? []), one]);
    }
  }
}
await keepFigures('schedule', tell());
await stores.close();
await redis.kill();
await rm(folder, { recursive: true, force: true });
process.exit(0);

function tell(): Figure[] {
  const figures: Figure[] = [];
  const of = (name: string, count: number, what: (one: Found) => number) => (found.get(`${name} ${count}`) ?? []).map(what);
  const [least = 0, most = 0] = [counts[0], counts.at(-1)];
  const line = (what: string, read: (one: Found) => number, say: (value: number) => string) => {
    for (const count of counts) {
      const side = (name: string) => {
        const values = of(name, count, read);
        return `${say(median(values))} (${say(Math.min(...values))} to ${say(Math.max(...values))})`;
      };
      const grown = (name: string) => exponent({ size: least, cost: median(of(name, least, read)) }, { size: most, cost: median(of(name, most, read)) });
      const growth = count === most ? `; exponents ${names.map((name) => grown(name)).map((value) => (Number.isFinite(value) ? value.toFixed(2) : 'none')).join(', ')}` : '';
      figures.push({
        about: 'schedule', what: `${what}, ${count.toLocaleString('en-GB')} planned`, value: side('our plan'),
        beside: `pg-boss ${side('pg-boss')}, graphile-worker ${side('graphile-worker')}${growth}`, goal: '', meets: '', why: '',
      });
    }
  };
  const size = (bytes: number) => `${(bytes / 2 ** 20).toFixed(2)} MB`;
  line('putting the schedule down', ({ plan }) => plan, ms);
  line('a look when nothing is due', ({ look }) => look, ms);
  line(`${atOnce.toLocaleString('en-GB')} due in one moment, p99 until started`, ({ started }) => share(started, 0.99), ms);
  line('on disk', ({ stored }) => stored, size);
  line(`in Redis, ${atOnce.toLocaleString('en-GB')} of them due within 24 hours`, ({ redis: bytes }) => bytes, size);
  return figures;
}

/** The nth of so many moments, spread over a year from two days on. */
function momentAt(nth: number, count: number): Date {
  return new Date(Date.now() + 2 * 86_400_000 + (nth / count) * 365 * 86_400_000);
}

/** Our own way, bare: rows, an index by moment, and what is due within the horizon handed to BullMQ. */
async function byRows(url: string, count: number): Promise<Found> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query(`create table reminders (id uuid primary key, step text not null, due_at timestamptz not null, state text not null default 'planned')`);
  await pool.query(`create index reminders_due on reminders (due_at) where state = 'planned'`);
  const insert = (ids: readonly string[], moments: readonly Date[]) => pool.query(
    `insert into reminders (id, step, due_at) select i, 'week-before', d from unnest($1::uuid[], $2::timestamptz[]) as r(i, d)`, [ids, moments]);
  const plan = await timed(() => inParts(count, (part) => insert(part.map(() => randomUUID()), part.map((nth) => momentAt(nth, count)))));
  const client = new Redis(redis.url, { maxRetriesPerRequest: null });
  await client.flushall();
  const before = await usedBy(client);
  const queue = new Queue('plan', { connection: client });
  const sweep = async () => {
    const { rows } = await pool.query<{ id: string; due: Date }>(
      `select id, due_at as due from reminders where state = 'planned' and due_at < now() + $1 * interval '1 hour' order by due_at limit 5000`, [horizonHours]);
    if (rows.length > 0) await queue.addBulk(rows.map(({ id, due }) => ({ name: 'remind', data: {}, opts: { jobId: id, delay: Math.max(0, due.getTime() - Date.now()), removeOnComplete: true } })));
  };
  await pool.query('analyze');
  const look = await ofSeveral(sweep);
  const stored = await storedBy(pool);
  const started: number[] = [];
  const due = new Date(Date.now() + 5_000);
  await insert(Array.from({ length: atOnce }, () => randomUUID()), Array.from({ length: atOnce }, () => due));
  const worker = new Worker('plan', () => { started.push(Date.now() - due.getTime()); return Promise.resolve(); }, { connection: client.duplicate(), concurrency: 10 });
  await sweep();
  const bytes = (await usedBy(client)) - before;
  await all(started);
  await worker.close();
  await queue.close();
  client.disconnect();
  await pool.end();
  return { plan, look, started, stored, redis: bytes };
}

async function byPgBoss(url: string, count: number): Promise<Found> {
  const boss = new PgBoss({ connectionString: url, max: 10, supervise: false, schedule: false });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.createQueue('remind');
  const plan = await timed(() => inParts(count, (part) => boss.insert(part.map((nth) => ({ name: 'remind', startAfter: momentAt(nth, count) })))));
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await pool.query('analyze');
  const look = await ofSeveral(() => boss.fetch('remind'));
  const stored = await storedBy(pool);
  const started: number[] = [];
  const due = new Date(Date.now() + 5_000);
  await boss.insert(Array.from({ length: atOnce }, () => ({ name: 'remind', startAfter: due })));
  // Half a second is the shortest that it looks.
  await boss.work('remind', { batchSize: 100, pollingIntervalSeconds: 0.5 }, (batch) => { started.push(...batch.map(() => Date.now() - due.getTime())); return Promise.resolve(); });
  await all(started);
  await boss.stop({ graceful: false });
  await pool.end();
  return { plan, look, started, stored, redis: 0 };
}

async function byGraphile(url: string, count: number): Promise<Found> {
  const pool = new pg.Pool({ connectionString: url, max: 20 });
  pool.on('error', () => undefined);
  const utils = await makeWorkerUtils({ pgPool: pool, logger: silent });
  await utils.migrate();
  const add = (moments: readonly Date[]) => utils.addJobs(moments.map((runAt) => ({ identifier: 'remind', payload: {}, runAt })));
  const plan = await timed(() => inParts(count, (part) => add(part.map((nth) => momentAt(nth, count)))));
  await pool.query('analyze');
  // What it asks at each look, by its own table: there is no call for one look alone.
  const look = await ofSeveral(() => pool.query(
    `select id from graphile_worker._private_jobs where is_available and run_at <= now() order by priority, run_at limit 1 for update skip locked`));
  const stored = await storedBy(pool);
  const started: number[] = [];
  const due = new Date(Date.now() + 5_000);
  await add(Array.from({ length: atOnce }, () => due));
  const runner = await runGraphile({ pgPool: pool, logger: silent, concurrency: 10, pollInterval: 500, noHandleSignals: true, taskList: { remind: () => { started.push(Date.now() - due.getTime()); } } });
  await all(started);
  await runner.stop();
  await utils.release();
  await pool.end().catch(() => undefined);
  return { plan, look, started, stored, redis: 0 };
}

/** In parts of a thousand, the same for each. */
async function inParts(count: number, work: (part: readonly number[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += 1_000) await work(Array.from({ length: Math.min(1_000, count - from) }, (_, at) => from + at));
}

async function all(started: readonly number[]): Promise<void> {
  const until = performance.now() + 60_000;
  while (started.length < atOnce && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  if (started.length < atOnce) throw new Error(`Only ${started.length} of ${atOnce} were started within a minute`);
}

async function storedBy(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    `select coalesce(sum(pg_total_relation_size(c.oid)), 0) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`);
  return Number(rows[0]?.bytes ?? 0);
}

async function usedBy(client: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1] ?? 0);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function ofSeveral(work: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < 11; time += 1) took.push(await timed(work));
  return median(took.slice(1));
}
