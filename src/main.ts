import { randomUUID } from 'node:crypto';
import { fstatSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { config as readDotenv } from 'dotenv';
import { commands } from '../commands/index.js';
import { home } from '../commands/home.js';
import { mention } from '../commands/mention.js';
import { jobsBy, rounds } from '../jobs/index.js';
import { awaitPart } from './await-part.js';
import { carryOut, verbs } from './cli/verbs.js';
import { readConfig, type Config } from './config.js';
import { FolderIsHeld, holdFolder } from './control/server.js';
import { momentOf } from './domain/moment.js';
import { openLog } from './log.js';
import { migrationsFolder, projectFolder } from './project-folder.js';
import { OwnRedisIsMissing, startOwnRedis, type OwnRedis } from './queue/own-redis.js';
import { reachRedis, RedisRefusesUs } from './queue/reach-redis.js';
import { startQueue } from './queue/start.js';
import { lookAround } from './look-around.js';
import { officeOpener } from './room.js';
import { registerBot } from './slack/bot.js';
import { openDesk } from './slack/desk.js';
import { surveyor } from './slack/survey.js';
import { keepCatchingUp } from './slack/catch-up.js';
import { openDoor } from './slack/door.js';
import { inboxOver } from './store/inbox-over.js';
import { httpReceiver } from './slack/http-receiver.js';
import { interactiveClient, refusalIn, SlackRefusesUs, whoAmI } from './slack/interactive-client.js';
import type { Receiver } from './slack/bot.js';
import { keepRosters } from './slack/roster.js';
import { scopesAmiss } from './slack/scopes.js';
import { socketReceiver, type SocketParts } from './slack/socket-receiver.js';
import { keepTurns } from './slack/turns.js';
import { moveClock, readClock } from './store/clock.js';
import type { Database } from './store/database.js';
import { importProgramme } from './store/import.js';
import { migrate, StoreIsNewer } from './store/migrate.js';
import { openStore } from './store/open-store.js';
import { paceBookOver } from './store/pace-book.js';
import { isLockedOut, isOutage } from './store/outage.js';
import { programmeIn } from './store/programme.js';
import { importLeftOut, importMistakes } from './wording/programme-file.js';
import { sayWrongSettings, startUp } from './wording/start-up.js';

const staggerMs = 20_000;

/** Said to whoever started the bot. Everything else goes to the log. */
const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);

/** An end with a sentence: nothing is wrong with the program. */
class CannotStart extends Error {}

readDotenv({ path: resolve(projectFolder, '.env'), quiet: true });
const read = readConfig(process.env);
if (read.kind === 'faults') {
  process.stderr.write(`${sayWrongSettings(read.faults)}\n`);
  process.exit(1);
}
// A promise that failed with nobody looking leaves the socket deaf and the process alive: better to be started anew.
process.on('unhandledRejection', (error) => {
  // A line that is stopped while it is being opened rejects with nothing at all: that is the bot ending in order.
  if (error === undefined) return;
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
start(read.config).catch((error: unknown) => {
  const known = error instanceof CannotStart || error instanceof FolderIsHeld || error instanceof OwnRedisIsMissing;
  process.stderr.write(`${error instanceof Error ? (known ? error.message : error.stack) : String(error)}\n`);
  process.exit(1);
});

async function start(config: Config): Promise<void> {
  const log = openLog(config.logLevel);
  const dataDir = resolve(projectFolder, config.dataDir);
  const hold = await holdFolder(dataDir);
  const client = interactiveClient(config.slack);
  // Side by side, for each takes its time to wake.
  const [store, redis, identity] = await Promise.all([openRecords(config, dataDir), openRedis(config, dataDir), awaitSlack(() => whoAmI(client))]);
  checkScopes(config, identity.scopes);
  const desk = openDesk({ token: config.slack.botToken, apiUrl: config.slack.apiUrl, paceBook: paceBookOver(store), log });
  let wake = () => {};
  const openOffice = officeOpener({ store, desk, log, wake: () => wake() });
  if ((await lookAround({ store, openOffice, survey: surveyor({ token: config.slack.botToken, apiUrl: config.slack.apiUrl }) })) === 'older-copy') say(startUp.olderCopy);
  const queue = await startQueue({ redisUrl: redis.url, openOffice, store, jobs: jobsBy({ steady: () => performance.now(), wall: Date.now }), rounds, busyFor: desk.busyFor, log });
  wake = queue.wake;

  const inbox = inboxOver(store);
  const door = openDoor(inbox, log);
  let ready = false;
  const http = httpReceiver({
    ...config.http,
    signingSecret: config.slack.appToken === null ? config.slack.signingSecret ?? '' : '',
    door,
    health: async () => ready && (await isWell(store)),
    metrics: () => queue.metrics(),
    nowMs: Date.now,
  });
  const receivers = config.slack.appToken === null
    ? [http] as const
    : twoLines({ appToken: config.slack.appToken, apiUrl: config.slack.apiUrl, door, log });
  const rosters = keepRosters({ client, store, log, botUserId: identity.botUserId });
  const bot = registerBot({
    token: config.slack.botToken, identity, receivers: [...receivers], client, commands, mention, home, openOffice, log,
    responseOrigins: config.sandbox ? [new URL(config.slack.apiUrl).origin] : ['https://hooks.slack.com', 'https://hooks.slack-gov.com'],
    newReference: () => randomUUID().slice(0, 8),
    // In the sandbox one person plays everybody.
    ...(config.sandbox ? {} : { takeTurn: keepTurns(() => performance.now()) }),
    onRoster: rosters.take,
  });
  await startListening(http, config);
  const stopStaggering = config.slack.appToken === null ? () => undefined : await startLines(receivers);
  hold.serve(async ({ argv, cwd }, streams) => {
    const code = await carryOut(verbs(() => config.sandbox), argv, {
      ...streams, store, openOffice,
      readFile: (path) => readFile(resolve(cwd, path), 'utf8'),
      writeFile: (path, text) => writeFile(resolve(cwd, path), text),
    });
    // A moved clock or an import may have made something due, and an import may have named other channels.
    queue.wake();
    if (argv[0] === 'import') void rosters.refresh();
    return code;
  });
  void rosters.refresh();
  const stopCatchingUp = keepCatchingUp({ door, bot, inbox, log });
  ready = true;
  say(startUp.ready(config.slack.appToken === null ? startUp.http(config.http.host, config.http.port) : startUp.socketMode));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    ready = false;
    say(startUp.stopping);
    const late = setTimeout(() => process.exit(1), 10_000);
    stopCatchingUp();
    stopStaggering();
    await Promise.allSettled([...receivers, http].map((receiver) => receiver.stop()));
    await Promise.allSettled([queue.close(), door.empty()]);
    await redis.close();
    await store.close();
    await hold.release();
    clearTimeout(late);
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  // The sandbox may be ended without a word, and its bot would go on holding the data folder.
  if (config.sandbox && stdinIsPipe()) process.stdin.resume().once('close', () => void stop());
}

/** Whether whoever started this process holds the other end of its input; a terminal or nothing at all does not count. */
function stdinIsPipe(): boolean {
  try {
    const input = fstatSync(0);
    return input.isFIFO() || input.isSocket();
  } catch {
    return false;
  }
}

/** The records, up to date, with a programme in them if one was given. */
async function openRecords(config: Config, dataDir: string): Promise<Database> {
  const store = await awaitPart({ name: 'the database', isAway: isOutage, say }, () => openMigrated(config, dataDir));
  await refuseShiftedClock(config, store);
  await loadProgramme(config, store);
  return store;
}

/** The Redis of the settings once it answers, or one of our own. */
async function openRedis({ redisUrl }: Config, dataDir: string): Promise<OwnRedis> {
  if (redisUrl === null) return startOwnRedis(join(dataDir, 'redis'));
  await awaitRedis(redisUrl);
  return { url: redisUrl, close: () => Promise.resolve() };
}

async function openMigrated(config: Config, dataDir: string): Promise<Database> {
  const store = await openStore({ databaseUrl: config.databaseUrl, dataDir });
  try {
    const done = await migrate(store, migrationsFolder);
    if (done.length > 0) say(startUp.migrated(done.length));
    return store;
  } catch (error) {
    await store.close().catch(() => undefined);
    if (error instanceof StoreIsNewer) throw new CannotStart(startUp.newer(error.unknown));
    throw isLockedOut(error) ? new CannotStart(startUp.refused('The database', error.code, 'DATABASE_URL')) : error;
  }
}

/** With a real workspace the office's clock is the real one; a store that was played with is not let near it. */
async function refuseShiftedClock(config: Config, store: Database): Promise<void> {
  if (!config.sandbox && (await readClock(store)).shifted) throw new CannotStart(startUp.shifted);
}

/** Whoever gets hold of the bot's token can do what the bot may do: in a real workspace that is not more than it needs. */
function checkScopes(config: Config, granted: readonly string[] | null): void {
  const amiss = scopesAmiss(granted);
  if (amiss === null || config.sandbox) return;
  if (amiss.extra.length > 0) throw new CannotStart(startUp.tooManyScopes(amiss.extra));
  if (amiss.missing.length > 0) say(startUp.scopesMissing(amiss.missing));
}

/** Loads the programme into an empty store, and in the sandbox sets its clock to the first day. */
async function loadProgramme(config: Config, store: Database): Promise<void> {
  const { programmeFile } = config;
  if (programmeFile === null || (await programmeIn(store).head()) !== null) return;
  const path = resolve(projectFolder, programmeFile);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CannotStart(`Cannot read the programme's file ${path}. Set SECRETARIAT_PROGRAMME to a file that is there.`);
  });
  const imported = await store.transact((session) => importProgramme(session, text));
  if (imported.kind === 'mistakes') throw new CannotStart(importMistakes(path, imported.mistakes));
  say(startUp.loaded(imported.programme));
  if (imported.leftOut.length > 0) say(importLeftOut(path, imported.leftOut));
  if (config.sandbox) {
    const head = await programmeIn(store).head();
    await moveClock(store, momentOf(config.sandboxStart, head?.zone ?? 'Europe/London'));
  }
}

async function awaitRedis(url: string): Promise<void> {
  try {
    await awaitPart({ name: 'Redis', isAway: (error) => !(error instanceof RedisRefusesUs), say }, () => reachRedis(url));
  } catch (error) {
    throw error instanceof RedisRefusesUs ? new CannotStart(startUp.refused('Redis', error.message, 'REDIS_URL')) : error;
  }
}

async function awaitSlack<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await awaitPart({ name: 'Slack', isAway: (error) => !(error instanceof SlackRefusesUs), say }, attempt);
  } catch (error) {
    throw error instanceof SlackRefusesUs ? new CannotStart(startUp.refused('Slack', error.why, 'SLACK_BOT_TOKEN')) : error;
  }
}

async function startListening(receiver: Receiver, { http }: Config): Promise<void> {
  try {
    await receiver.start();
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw taken ? new CannotStart(startUp.portTaken(http.host, http.port)) : error;
  }
}

function twoLines(parts: SocketParts): readonly [Receiver, Receiver] {
  return [socketReceiver(parts), socketReceiver(parts)];
}

/** Opens the first line now and each other some time later: Slack replaces lines by their age, and must not find all of one age. */
async function startLines([first, ...others]: readonly [Receiver, ...Receiver[]]): Promise<() => void> {
  await startReceiver(first);
  const timers = others.map((other, index) => setTimeout(() => void startReceiver(other), (index + 1) * staggerMs));
  return () => timers.forEach((timer) => clearTimeout(timer));
}

async function startReceiver(receiver: Receiver): Promise<void> {
  try {
    await receiver.start();
  } catch (error) {
    const refusal = refusalIn(error);
    throw refusal === null ? error : new CannotStart(startUp.refused('Slack', refusal.why, 'SLACK_APP_TOKEN'));
  }
}

async function isWell(store: Database): Promise<boolean> {
  return readClock(store).then(() => true, () => false);
}
