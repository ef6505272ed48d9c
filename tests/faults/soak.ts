import { mkdtemp, rm } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { openPostgres } from '../../src/store/postgres.js';
import type { NewDelivery } from '../../src/store/deliveries.js';
import { freePort, startBotProcess, type BotProcess } from '../bot-process.js';
import { freshPostgres } from '../setup/postgres.js';
import { ownRedis } from '../setup/redis.js';
import { chanceOf, seedOfRun } from './chance.js';
import { openProxy } from './proxy.js';
import { planMany, printTally, tallyOf, untilSettled, type Tally } from './scene.js';
import { openStandIn } from './stand-in.js';

const chance = chanceOf(seedOfRun);
const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const run = promisify(execFile);

/** What comes over the two bots, one each half a minute. */
const troubles = [
  'wipe Redis', 'cut the lines to Redis', 'hang the lines to Redis', 'cut the lines to Postgres', 'hang the lines to Postgres', 'slow the lines to Postgres',
  'kill the other bot', 'stop the other bot', 'freeze the other bot',
] as const;

export interface Soaked {
  readonly tally: Tally;
  /** Exit codes of the two when they were asked to stop. */
  readonly ends: readonly (number | null)[];
  readonly said: string;
}

/**
 * The whole bot, with the product's own times, for so many minutes: messages fall due and people ask all the while, Slack
 * errs at a low rate, and beside it a second bot on the same records is killed, stopped and frozen. Says how much memory
 * the first, which is never stopped, takes as it goes.
 */
export async function soak(minutes: number, closing: (() => unknown)[]): Promise<Soaked> {
  const [database, redis, folder] = [await freshPostgres(), await ownRedis(), await mkdtemp(join(tmpdir(), 'secretariat-soak-'))];
  const standIn = await openStandIn({
    seed: seedOfRun, historyLimited: 0.02, lateMs: [0, 5_000], retryAfter: 2, staleMs: [0, 2_000],
    faults: { 'lost-kept': 0.02, 'lost-gone': 0.01, 'five-hundred-kept': 0.02, 'five-hundred-gone': 0.02, limited: 0.002, 'cut-kept': 0.01, 'html-kept': 0.005, 'hang-kept': 0.01, 'late-kept': 0.005 },
  });
  const store = openPostgres(database.url);
  const straight = new URL(database.url);
  const [toPostgres, toRedis] = [await openProxy(Number(straight.port), chance), await openProxy(redis.port, chance)];
  straight.port = String(toPostgres.port);
  closing.push(database.drop, () => store.close(), redis.remove, standIn.close, toPostgres.end, toRedis.end, () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  const start = async (name: string, port: number): Promise<BotProcess> => {
    const bot = startBotProcess({
      dataDir: join(folder, name), apiUrl: standIn.url, port, env: { DATABASE_URL: straight.href, REDIS_URL: `redis://127.0.0.1:${toRedis.port}` },
    });
    closing.push(async () => {
      bot.kill('SIGCONT');
      bot.kill('SIGKILL');
      await bot.ended;
    });
    await bot.says(/is ready/);
    return bot;
  };
  const steady = await start('steady', await freePort());
  const otherPort = await freePort();
  let other = await start('other', otherPort);
  const hand = new Redis(redis.url);
  closing.push(() => hand.disconnect());

  async function trouble(kind: (typeof troubles)[number], nth: number): Promise<void> {
    const ms = chance.between(2_000, 12_000, 'soak', nth);
    if (kind === 'wipe Redis') await hand.flushall();
    if (kind === 'cut the lines to Redis') toRedis.cut();
    if (kind === 'cut the lines to Postgres') toPostgres.cut();
    if (kind === 'hang the lines to Redis') toRedis.hang();
    if (kind === 'hang the lines to Postgres') toPostgres.hang();
    if (kind === 'slow the lines to Postgres') toPostgres.slow(150);
    if (kind === 'freeze the other bot') other.kill('SIGSTOP');
    await moment(ms);
    if (kind === 'freeze the other bot') other.kill('SIGCONT');
    for (const line of [toRedis, toPostgres]) line.heal();
    if (kind !== 'kill the other bot' && kind !== 'stop the other bot') return;
    other.kill(kind === 'kill the other bot' ? 'SIGKILL' : 'SIGTERM');
    await other.ended;
    other = await start('other', otherPort);
  }

  const until = performance.now() + minutes * 60_000;
  const isOver = () => performance.now() > until;
  const came = new Map<string, number>();
  const [planned, asked]: [NewDelivery[], { sent: number; received: number; slowestMs: number }] = [[], { sent: 0, received: 0, slowestMs: 0 }];

  async function troubling(): Promise<void> {
    for (let nth = 0; !isOver(); nth += 1) {
      await moment(chance.between(15_000, 30_000, 'rest', nth));
      const kind = troubles[chance.between(0, troubles.length - 1, 'kind', nth)] ?? 'wipe Redis';
      came.set(kind, (came.get(kind) ?? 0) + 1);
      await trouble(kind, nth);
    }
  }

  async function planning(): Promise<void> {
    for (let nth = 0; !isOver(); nth += 1) {
      planned.push(...(await planMany(store, { chance, count: 3, channels: 40, inMs: chance.between(0, 20_000, 'due', nth), name: `soak-${nth}` })));
      await moment(5_000);
    }
  }

  async function asking(): Promise<void> {
    const lines = [['/milestone', 'list'], ['/decision', 'list'], ['/partnership', 'list'], ['/secretariat', 'help'], ['/ask', 'what is late?']] as const;
    for (let nth = 0; !isOver(); nth += 1) {
      const [name, text] = lines[nth % lines.length] ?? lines[0];
      const began = performance.now();
      asked.sent += 1;
      const answer = await steady.command(name, text, `${standIn.url}respond`).catch(() => null);
      if (answer?.status === 200) asked.received += 1;
      asked.slowestMs = Math.max(asked.slowestMs, performance.now() - began);
      await answer?.body?.cancel();
      await moment(2_000);
    }
  }

  /** In MiB, one each ten seconds. */
  const memory: number[] = [];
  async function weighing(): Promise<void> {
    while (!isOver()) {
      const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(steady.pid)]);
      memory.push(Number(stdout) / 1024);
      if (memory.length % 30 === 1) process.stdout.write(`soak, minute ${Math.round(memory.length / 6)}: ${memory.at(-1)?.toFixed(0)} MiB, ${standIn.posts.length} posts, ${planned.length} planned\n`);
      await moment(10_000);
    }
  }

  await Promise.all([troubling(), planning(), asking(), weighing()]);
  await untilSettled(store, 10 * 60_000);
  const ends: (number | null)[] = [];
  for (const bot of [other, steady]) {
    bot.kill('SIGTERM');
    ends.push(await bot.ended);
  }
  const ids = new Set(planned.map(({ id }) => id as string));
  const ours = standIn.posts.filter(({ delivery }) => ids.has(delivery)).map((post) => ({ ...post, at: Infinity }));
  const tally = await tallyOf(store, { posts: ours }, planned);
  const [early, late] = [memory.slice(memory.length / 4, memory.length / 2), memory.slice((memory.length * 3) / 4)].map(median);
  printTally('F19 soak', seedOfRun, tally, {
    minutes, ...Object.fromEntries(came), asked: asked.sent, received: asked.received, 'slowest receipt, ms': Math.round(asked.slowestMs),
    'other posts': standIn.posts.length - ours.length, 'MiB in the second quarter': Math.round(early ?? 0), 'MiB in the last': Math.round(late ?? 0),
  });
  return { tally, ends, said: steady.said() };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
