import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterEach, expect, test } from 'vitest';
import { noDesk } from '../../src/no-desk.js';
import { officeOpener } from '../../src/room.js';
import type { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { openPglite } from '../../src/store/pglite.js';
import { openPostgres } from '../../src/store/postgres.js';
import { freePort } from '../bot-process.js';
import { testStore } from '../office.js';
import { freshPostgres } from '../setup/postgres.js';
import { fakeSlack, type FakeSlack } from '../slack/fake-slack.js';
import { openFrontDesk, pressOf, secret, type FrontDesk } from '../slack/front-desk.js';
import { launchChild } from './actor.js';
import { chanceOf, seedOfRun } from './chance.js';
import type { InboundOrders } from './inbound-process.js';
import { notebook } from './notebook.js';
import { printTally } from './scene.js';
import { size } from './sizes.js';

const chance = chanceOf(seedOfRun);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Kind = 'event' | 'command' | 'press';
/** One thing that Slack has to say, with an id of its own however often it says it. */
interface Said {
  readonly id: string;
  readonly kind: Kind;
}

const makeSaid = (name: string, count: number): Said[] => Array.from({ length: count }, (_, at) => ({
  id: `${name}-${at}`, kind: (['event', 'command', 'press'] as const)[chance.between(0, 2, name, 'kind', at)] ?? 'event',
}));

function bodyOf({ id, kind }: Said, slack: FakeSlack): { body: string; type: string } {
  const json = 'application/json';
  const form = 'application/x-www-form-urlencoded';
  if (kind === 'event') return { type: json, body: JSON.stringify({ type: 'event_callback', event_id: id, team_id: 'T1', event: { type: 'member_joined_channel', user: id, channel: 'C7' } }) };
  if (kind === 'command') return { type: form, body: new URLSearchParams({ command: '/note', text: id, user_id: 'U1', channel_id: 'C1', trigger_id: id, response_url: slack.responseUrl }).toString() };
  const payload = { team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: id, ...pressOf('note:press', id, { response_url: slack.responseUrl }) };
  return { type: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
}

/** What came of each: lines in the trail for commands and presses, a place in the roster for events. */
async function effectsOf(store: Database): Promise<Map<string, number>> {
  const rows = await store.rows<{ id: string; count: number }>(sql`
    select subject as id, count(*)::int as count from trail group by subject union all select slack_user, count(*)::int from channel_members group by slack_user`);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

async function tallyEffects(name: string, store: Database, said: readonly Said[], acknowledged: ReadonlySet<string>, more: Record<string, number>) {
  const effects = await effectsOf(store);
  const times = ({ id }: Said) => effects.get(id) ?? 0;
  const tally = {
    attempted: said.length, acknowledged: acknowledged.size, delivered: said.filter((one) => times(one) > 0).length,
    lost: said.filter((one) => acknowledged.has(one.id) && times(one) === 0).length, duplicated: said.filter((one) => times(one) > 1).length,
    early: 0, 'wrong audience': 0, 'other words': 0, leaked: 0, held: 0, failed: 0, open: (await store.rows(sql`select 1 from inbox where handled_at is null`)).length,
  };
  printTally(name, seedOfRun, tally, more);
  return tally;
}

test('F12: whatever comes one to four times, in any order, before and after a restart, has one effect', async () => {
  const store = await testStore();
  const changes: unknown[] = [];
  const open = async (): Promise<FrontDesk> => openFrontDesk({
    store, commands: [notebook(0, 0)],
    openOffice: officeOpener({ store, desk: noDesk, log: { info: () => undefined, warn: () => undefined, error: () => undefined }, wake: () => undefined }),
  });
  const said = makeSaid('F12', size.F12);
  const copies = said.flatMap((one) => Array.from({ length: chance.between(1, 4, one.id) }, (_, nth) => ({ one, nth, turn: chance.draw('turn', one.id, nth) })))
    .sort((a, b) => a.turn - b.turn);
  const acknowledged = new Set<string>();
  const half = Math.floor(copies.length / 2);
  for (const part of [copies.slice(0, half), copies.slice(half)]) {
    // Two receivers with a door each, as two processes are: each copy comes to either of them.
    const desks = [await open(), await open()] as const;
    const send = async ({ one, nth }: { one: Said; nth: number }) => {
      const desk = desks[chance.between(0, 1, 'receiver', one.id, nth)] ?? desks[0];
      const { body, type } = bodyOf(one, desk.slack);
      const answer = await desk.post(body, { type, age: nth, headers: nth === 0 ? {} : { 'x-slack-retry-num': String(nth), 'x-slack-retry-reason': 'http_timeout' } });
      if (answer.status === 200) acknowledged.add(one.id);
    };
    for (let from = 0; from < part.length; from += 10) await Promise.all(part.slice(from, from + 10).map(send));
    // What was too slow to be acknowledged, Slack sends again.
    const again = () => part.filter(({ one }) => one.kind === 'event' && !acknowledged.has(one.id));
    for (let nth = 10; nth < 20 && again().length > 0; nth += 1) await Promise.all(again().map(({ one }) => send({ one, nth })));
    for (const desk of desks) {
      await desk.door.empty();
      changes.push(...desk.rosterChanges);
      for (const { user } of desk.rosterChanges as { user: string }[]) await store.rows(sql`insert into channel_members values (${`C-${changes.length}-${user}-${chance.draw('row', changes.length, user)}`}, ${user})`);
      await desk.close();
    }
  }
  closing.push(() => store.close());
  const tally = await tallyEffects('F12', store, said, acknowledged, { copies: copies.length, receivers: 2, restarts: 1 });
  expect(tally).toMatchObject({ acknowledged: said.length, delivered: said.length, lost: 0, duplicated: 0, open: 0 });
  expect(changes).toHaveLength(said.filter(({ kind }) => kind === 'event').length);
});

/** Records that others can open while the bot is dead; those of a server also while it lives. */
async function recordsOf(engine: 'Postgres' | 'PGlite') {
  if (engine === 'Postgres') {
    const database = await freshPostgres();
    const store = openPostgres(database.url);
    closing.push(database.drop, () => store.close());
    return { orders: { databaseUrl: database.url }, look: <T>(work: (store: Database) => Promise<T>) => work(store) };
  }
  const root = await mkdtemp(join(tmpdir(), 'secretariat-inbound-'));
  closing.push(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(root, 'postgres');
  return {
    orders: { folder },
    async look<T>(work: (store: Database) => Promise<T>): Promise<T> {
      const store = await openPglite(folder);
      return work(store).finally(() => store.close());
    },
  };
}

test.each(['Postgres', 'PGlite'] as const)('F13: a bot on %s killed between receipt and work loses nothing that it acknowledged, and does nothing twice', async (engine) => {
  const records = await recordsOf(engine);
  await records.look((store) => migrate(store, new URL('../../migrations', import.meta.url).pathname));
  const slack = await fakeSlack();
  closing.push(() => slack.close());
  const port = await freePort();
  const orders: InboundOrders = { ...records.orders, slackUrl: slack.origin, port, signingSecret: secret };
  const acknowledged = new Set<string>();
  const said: Said[] = [];

  async function send(one: Said, age: number): Promise<void> {
    const { body, type } = bodyOf(one, slack);
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      // A connection kept open to a bot that was killed would carry the next request to nobody.
      method: 'POST', body, headers: { 'content-type': type, 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature, connection: 'close' },
    }).catch(() => null);
    if (answer?.status === 200) acknowledged.add(one.id);
  }

  async function begin() {
    // Those who held these are dead: their ten seconds need not be waited for.
    await records.look((store) => store.rows(sql`update inbox set held_until = clock_timestamp() where handled_at is null`));
    const bot = launchChild('inbound-process.ts', orders);
    closing.push(async () => {
      bot.kill('SIGKILL');
      await bot.ended;
    });
    if (!(await bot.ready)) throw new Error(bot.output());
    return bot;
  }

  let left = 0;
  // As many kills as asked for, and more where none of them has hit between receipt and work yet.
  for (let kill = 0; kill < size.F13 || (engine === 'Postgres' && left === 0 && kill < size.F13 + 30); kill += 1) {
    const bot = await begin();
    const some = makeSaid(`F13-${engine}-${kill}`, 12);
    said.push(...some);
    const sending = Promise.all(some.map((one) => send(one, 0)));
    await new Promise((resolve) => setTimeout(resolve, chance.between(30, 160, 'F13', engine, kill)));
    bot.kill('SIGKILL');
    await Promise.all([bot.ended, sending]);
    left += (await records.look((store) => store.rows(sql`select 1 from inbox where handled_at is null`))).length;
  }
  const last = await begin();
  // Slack sends an event that nobody acknowledged again, up to three times. Commands and presses it does not.
  const unanswered = (): Said[] => said.filter(({ id, kind }) => kind === 'event' && !acknowledged.has(id));
  for (let again = 1; again <= 3 && unanswered().length > 0; again += 1) await Promise.all(unanswered().map((one) => send(one, again)));
  const open = () => records.look((store) => store.rows(sql`select 1 from inbox where handled_at is null`));
  // Records in a folder cannot be looked into from here while the bot has them: it says itself when nothing is left.
  if (engine === 'PGlite') await last.says(/nothing left\n[^]*nothing left\n$/);
  else while ((await open()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  last.kill('SIGKILL');
  await last.ended;
  const tally = await records.look((store) => tallyEffects(`F13 ${engine}`, store, said, acknowledged, { kills: size.F13, 'left in the inbox': left }));
  expect(tally).toMatchObject({ lost: 0, duplicated: 0, open: 0 });
  // A PGlite is so soon done with what it wrote down that a kill seldom comes between.
  if (engine === 'Postgres') expect(left).toBeGreaterThan(0);
  expect(unanswered()).toEqual([]);
});
