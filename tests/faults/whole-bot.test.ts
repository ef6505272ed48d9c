import { createHmac, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sql from 'sql-template-tag';
import { afterAll, expect, test } from 'vitest';
import { openPglite } from '../../src/store/pglite.js';
import { openPostgres } from '../../src/store/postgres.js';
import { freePort, startBotProcess, type BotProcess } from '../bot-process.js';
import { freshPostgres } from '../setup/postgres.js';
import { chanceOf, seedOfRun } from './chance.js';
import { flawless, printTally, secretWords, tallyOf } from './scene.js';
import { deadlineMs, size } from './sizes.js';
import { soak } from './soak.js';
import { openStandIn, type StandIn } from './stand-in.js';
import type { NewDelivery } from '../../src/store/deliveries.js';

const chance = chanceOf(seedOfRun);
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const signingSecret = 'a-signing-secret-of-32-characters';

/** What a person does in Slack, signed as Slack signs it. True once the bot has said that it is received. */
function handOf(port: number, standIn: StandIn) {
  const send = async (payload: Readonly<Record<string, unknown>>): Promise<boolean> => {
    const body = new URLSearchParams({ payload: JSON.stringify({ team: { id: 'T1' }, trigger_id: randomUUID(), ...payload }) }).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    const answer = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST', body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature, connection: 'close' },
    }).catch(() => null);
    return answer?.status === 200;
  };
  return {
    draft: (user: string, values: Readonly<Record<string, unknown>>) => send({
      type: 'view_submission', user: { id: user },
      view: {
        callback_id: 'announce:draft', private_metadata: JSON.stringify({ about: JSON.stringify({ id: null, version: 0 }), channel: null }),
        state: { values: Object.fromEntries(Object.entries(values).map(([block, value]) => [block, { element: value }])) },
      },
    }),
    press: (user: string, action: string) => send({
      type: 'block_actions', user: { id: user }, channel: { id: `D${user.slice(1)}` }, message: { ts: '5.000001' }, response_url: `${standIn.url}respond`,
      actions: [{ type: 'button', action_id: action, value: JSON.stringify({ id: 'ANN-01', version: 1 }), action_ts: '1.1', block_id: 'b' }],
    }),
  };
}

const written = {
  kind: { selected_option: { value: 'other' } }, title: { value: 'The day' }, text: { value: 'WORDS-IN-CONFIDENCE: it is the third of November.' },
  audiences: { selected_options: [{ value: 'hosts' }, { value: 'facilitators' }] }, when: { selected_option: { value: 'at-once' } },
  decision: { selected_option: { value: 'none' } }, options: { selected_options: [] },
};

/** From the form to the last receipt, by the program that `script/server` starts, killed again and again on the way. */
async function story(name: string, env: Readonly<Record<string, string>>, openRecords: (folder: string) => Promise<ReturnType<typeof openPostgres>>) {
  const folder = await mkdtemp(join(tmpdir(), 'secretariat-whole-'));
  const standIn = await openStandIn({ seed: seedOfRun });
  const port = await freePort();
  let kills = 0;
  const start = async (): Promise<BotProcess> => {
    const started = startBotProcess({ dataDir: folder, apiUrl: standIn.url, port, env });
    closing.push(async () => {
      started.kill('SIGKILL');
      await started.ended;
    });
    await started.says(/is ready/);
    return started;
  };
  const killAndStart = async (killed: BotProcess): Promise<BotProcess> => {
    killed.kill('SIGKILL');
    await killed.ended;
    kills += 1;
    return start();
  };
  closing.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }), standIn.close);
  const hand = handOf(port, standIn);

  let bot = await start();
  expect(await hand.draft('U0POLICY', written)).toBe(true);
  for (const [user, action] of [['U0POLICY', 'announce:confirm'], ['U0CHAIR', 'announce:approve']] as const) {
    // Killed in the middle of it; then it is started again, and the person, who saw nothing happen, presses once more.
    const pressed = hand.press(user, action);
    await moment(chance.between(1, 60, name, action));
    bot = await killAndStart(bot);
    await pressed;
    expect(await hand.press(user, action)).toBe(true);
  }
  const delivered = () => standIn.posts.filter(({ delivery, text }) => delivery !== undefined && text.includes('WORDS')).length;
  for (let nth = 0; nth < size.whole; nth += 1) {
    const wanted = delivered() + chance.between(1, 3, name, 'posts', nth);
    while (delivered() < wanted && delivered() < 12) await moment(5);
    await moment(chance.between(0, 60, name, 'kill', nth));
    bot = await killAndStart(bot);
  }
  const isOver = async () => {
    const text = await (await bot.get('/metrics')).text();
    return delivered() >= 12 && !/secretariat_deliveries\{state="(sending|unknown)"\} [1-9]/.test(text);
  };
  while (!(await isOver().catch(() => false))) await moment(250);
  // Whoever stops it lets it finish.
  bot.kill('SIGTERM');
  expect(await bot.ended).toBe(0);
  const store = await openRecords(folder);
  const planned = await store.rows<NewDelivery>(sql`select id, destination, due_at as "dueAt" from deliveries where kind = 'announcement'`);
  const ids = new Set(planned.map(({ id }) => id as string));
  const tally = await tallyOf(store, { posts: standIn.posts.filter(({ delivery }) => ids.has(delivery)).map((post) => ({ ...post, at: Infinity })) }, planned);
  await store.close();
  printTally(`F1 the whole bot on ${name}`, seedOfRun, tally, { kills });
  expect(tally).toMatchObject({ ...flawless, acknowledged: 12, attempted: 12 });
  expect(bot.said()).not.toContain('WORDS');
}

// Side by side, for with the product's own times each waits minutes for what was uncertain.
test.concurrent('F1: the whole bot on PGlite, killed from the approval to the last receipt, tells everybody once', async () => {
  await story('PGlite', {}, (folder) => openPglite(join(folder, 'postgres')));
}, deadlineMs);

test.concurrent('F1: the whole bot on Postgres, killed from the approval to the last receipt, tells everybody once', async () => {
  const database = await freshPostgres();
  closing.push(database.drop);
  await story('Postgres', { DATABASE_URL: database.url }, () => Promise.resolve(openPostgres(database.url)));
}, deadlineMs);

const soakMinutes = Number(process.env['FAULTS_SOAK'] ?? '0');

if (soakMinutes > 0) {
  test('F19: over a long time, with everything going wrong now and then, the whole bot loses nothing and repeats nothing', async () => {
    const { tally, ends, said } = await soak(soakMinutes, closing);
    expect(tally).toMatchObject({ ...flawless, acknowledged: tally.attempted });
    expect(ends).toEqual([0, 0]);
    expect(said).not.toContain(secretWords);
  }, (soakMinutes + 15) * 60_000);
}
