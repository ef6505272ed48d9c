import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startOwnRedis } from '../../src/queue/own-redis.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-redis-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function withRedis<T>(url: string, use: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  try {
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}

const pidOf = (url: string) => withRedis(url, async (redis) => Number(/process_id:(\d+)/.exec(await redis.info('server'))?.[1]));

async function isGone(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    // A process that ended and that nobody has looked at yet counts as gone.
    return execFileSync('ps', ['-o', 'stat=', '-p', String(pid)]).toString().startsWith('Z');
  } catch {
    return true;
  }
}

test('keeps jobs on disk, throws none away to make room, and can be reached from this machine alone', async () => {
  const own = await startOwnRedis(folder);
  const settings = await withRedis(own.url, async (redis) => Promise.all(
    ['maxmemory-policy', 'appendonly', 'appendfsync', 'bind'].map(async (name) => (await redis.call('CONFIG', 'GET', name, 'x')) as unknown),
  ));
  expect(JSON.stringify(settings)).toMatch(/noeviction.*yes.*everysec.*127\.0\.0\.1/);
  await own.close();
});

test('finds its jobs again at the next start', async () => {
  const first = await startOwnRedis(folder);
  await withRedis(first.url, (redis) => redis.set('job', 'waiting'));
  await first.close();
  const second = await startOwnRedis(folder);
  expect(await withRedis(second.url, (redis) => redis.get('job'))).toBe('waiting');
  await second.close();
});

test('is started again when it dies, at the same address', async () => {
  const own = await startOwnRedis(folder);
  const pid = await pidOf(own.url);
  process.kill(pid, 'SIGKILL');
  expect(await withRedis(own.url, (redis) => redis.ping())).toBe('PONG');
  expect(await pidOf(own.url)).not.toBe(pid);
  await own.close();
  await expect.poll(() => isGone(pid)).toBe(true);
});

test('ends with the bot, also when the bot is killed', async () => {
  const code = `import('${new URL('../../src/queue/own-redis.ts', import.meta.url)}').then(({ startOwnRedis }) => startOwnRedis(${JSON.stringify(folder)})).then(({ url }) => console.log(url))`;
  const bot = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(bot.stdout, 'data');
  const pid = await pidOf(String(said).trim());
  bot.kill('SIGKILL');
  await expect.poll(() => isGone(pid)).toBe(true);
  const next = await startOwnRedis(folder);
  await next.close();
});

test('says what to do when there is no redis-server', async () => {
  await expect(startOwnRedis(folder, 'redis-server-that-is-not-there')).rejects.toThrow(/redis-server did not answer.*script\/bootstrap/);
});
