import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort, startBotProcess, typeLine, type BotProcess, type BotSettings } from './bot-process.js';
import { ownRedis } from './setup/redis.js';
import { freshPostgres } from './setup/postgres.js';
import { fakeSlack, type FakeSlack } from './slack/fake-slack.js';

let folder: string;
let slack: FakeSlack;
let port: number;
let bots: BotProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
  slack = await fakeSlack();
  port = await freePort();
  bots = [];
});
afterEach(async () => {
  for (const bot of bots) {
    bot.kill('SIGKILL');
    await bot.ended;
  }
  await slack.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

function start(more: Partial<BotSettings> = {}): BotProcess {
  const bot = startBotProcess({ dataDir: folder, apiUrl: slack.apiUrl, port, ...more });
  bots.push(bot);
  return bot;
}

const line = (...argv: string[]) => typeLine(argv, { DATA_DIR: folder });

test('the bot starts with its own Redis and records, answers, is run from the command line, and keeps all over a crash', async () => {
  const first = start();
  await first.says(/Secretariat is ready: listening for Slack on http:\/\/127\.0\.0\.1:\d+\/slack\/events/);
  expect(first.said()).toMatch(/Brought the records up to date[\s\S]*Loaded /);
  expect((await first.get('/health')).status).toBe(200);
  expect(await (await first.get('/metrics')).text()).toMatch(/^# HELP/m);
  expect((await first.command('/partnership', 'East', slack.responseUrl)).status).toBe(200);
  expect(JSON.stringify(await slack.next('respond'))).toContain('14 October 2005');

  const second = start({ port: await freePort() });
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(/Another Secretariat is running on the data folder .*Stop it first.*DATABASE_URL/);
  expect(second.said()).not.toContain('    at ');

  expect(JSON.parse((await line('clock', '--json')).out)).toMatchObject({ zone: 'Europe/London' });
  expect(await line('clock', 'to', '2005-11-07T09:30')).toEqual({ code: 0, out: 'Monday 7 November 2005, 09:30\n' });
  const exported = join(folder, 'out.yaml');
  expect((await line('export', exported)).code).toBe(0);
  const text = await readFile(exported, 'utf8');
  await writeFile(exported, text.replace('name: ', 'nam: '));
  expect(await line('import', exported)).toMatchObject({ code: 1 });

  first.kill('SIGKILL');
  await first.ended;
  const began = performance.now();
  const again = start();
  await again.says(/is ready/);
  expect(again.said()).not.toMatch(/Loaded|Brought/);
  expect(performance.now() - began).toBeLessThan(30_000);
  expect((await line('clock')).out).toMatch(/^Monday 7 November 2005, 09:3/);

  const stopping = performance.now();
  again.kill('SIGTERM');
  expect(await again.ended).toBe(0);
  expect(performance.now() - stopping).toBeLessThan(10_000);

  expect(await line('export', exported)).toMatchObject({ code: 0 });
  expect(await readFile(exported, 'utf8')).toBe(text);
  const real = start({ env: { SECRETARIAT_SANDBOX: '' } });
  expect(await real.ended).toBe(1);
  expect(real.said()).toMatch(/used in the sandbox.*another DATA_DIR/);
}, 150_000);

test('wrong settings are all named, and nothing is started', async () => {
  const bot = start({ env: { PORT: 'eighty', LOG_LEVEL: 'loud', SECRETARIAT_PROGRAM: 'x', SLACK_BOT_TOKEN: 'secret-in-the-wrong-place' } });
  expect(await bot.ended).toBe(1);
  for (const name of ['PORT', 'LOG_LEVEL', 'SECRETARIAT_PROGRAM', 'SLACK_BOT_TOKEN']) expect(bot.said()).toContain(`  ${name}: `);
  expect(bot.said()).not.toContain('secret-in-the-wrong-place');
}, 60_000);

test('a token that Slack does not know ends the start with a sentence', async () => {
  slack.answers('auth.test', { ok: false, error: 'invalid_auth' });
  const bot = start();
  expect(await bot.ended).toBe(1);
  expect(bot.said()).toMatch(/Slack does not let me in \(invalid_auth\). Please check SLACK_BOT_TOKEN\.\n$/);
}, 60_000);

test('a Redis and a Postgres that are away are waited for, with a sentence', async () => {
  const redis = await ownRedis();
  await redis.kill();
  const { url, drop } = await freshPostgres();
  const away = start({ env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', REDIS_URL: redis.url } });
  await away.says(/Cannot reach the database yet; trying again in 2 seconds\./);
  away.kill('SIGKILL');
  await away.ended;

  const bot = start({ env: { DATABASE_URL: url, REDIS_URL: redis.url } });
  await bot.says(/Cannot reach Redis yet; trying again in 1 second\./);
  await redis.start();
  await bot.says(/is ready/);
  const lockedOut = new URL(url);
  lockedOut.pathname = '/no_such_database';
  const wrong = start({ dataDir: join(folder, 'other'), port: await freePort(), env: { DATABASE_URL: lockedOut.href, REDIS_URL: redis.url } });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said()).toMatch(/The database does not let me in \(3D000\)\. Please check DATABASE_URL\./);
  const samePort = start({ dataDir: join(folder, 'another'), env: { DATABASE_URL: url, REDIS_URL: redis.url } });
  expect(await samePort.ended).toBe(1);
  expect(samePort.said()).toMatch(/Something else is listening on 127\.0\.0\.1:\d+ already/);
  bot.kill('SIGTERM');
  expect(await bot.ended).toBe(0);
  await redis.remove();
  await drop();
}, 150_000);
