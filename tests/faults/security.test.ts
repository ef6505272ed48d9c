import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv } from '../../src/domain/acknowledgement.js';
import { commands } from '../../commands/index.js';
import type { Database } from '../../src/store/database.js';
import { escape } from '../../src/wording/blocks.js';
import { sampleStore } from '../office.js';
import { gather } from '../setup/leash.js';
import { openFrontDesk, pressOf, type FrontDesk } from '../slack/front-desk.js';
import { seedOfRun } from './chance.js';
import { foundBodies, foundLines } from './found.js';
import { notebook } from './notebook.js';

let store: Database;
let desk: FrontDesk;
beforeAll(async () => {
  store = await sampleStore();
  desk = await openFrontDesk({ store, commands: [notebook(0, 0)] });
});
afterAll(async () => {
  await desk.close();
  await store.close();
});

const anyBody = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.json(),
  fc.json().map((payload) => new URLSearchParams({ payload }).toString()),
  fc.dictionary(fc.constantFrom('command', 'text', 'trigger_id', 'user_id', 'channel_id', 'response_url', 'payload', 'type', 'event_id', 'event', 'view', 'actions', 'ssl_check', '__proto__', 'constructor'), fc.string({ unit: 'binary', maxLength: 60 }))
    .map((form) => new URLSearchParams(form).toString()),
  fc.record({ type: fc.constantFrom('block_actions', 'view_submission', 'event_callback', 'shortcut', 'x'), trigger_id: fc.string(), event_id: fc.string(), event: fc.jsonValue(), actions: fc.jsonValue(), view: fc.jsonValue(), user: fc.jsonValue() }, { requiredKeys: ['type'] })
    .map((payload) => JSON.stringify(payload)),
);
const anyType = fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', '');

test('whatever is sent to the address for Slack, signed or not, gets an answer, and the next one is served', async () => {
  await fc.assert(fc.asyncProperty(anyBody, anyType, fc.boolean(), async (body, type, signed) => {
    const answer = await desk.post(body, { type, ...(signed ? {} : { key: 'forged' }) });
    // 503 asks Slack to send it again: only when the records were too slow, on a machine that was busy.
    const slow = answer.status === 503 && desk.logged.some(({ event }) => event === 'inbox-out-of-reach');
    expect(slow ? 200 : answer.status).toBeLessThan(500);
    if (!signed) expect(answer.status).toBe(401);
  }), { numRuns: 300, seed: seedOfRun, examples: foundBodies.map((found): [string, string, boolean] => [...found]) });
  await desk.command('/note', 'still there');
  await expect.poll(() => desk.slack.calls.some(({ fields }) => fields['text'] === 'Noted still there'), { timeout: 10_000 }).toBe(true);
});

test('lines that broke something once break nothing, of any command', async () => {
  const whole = await openFrontDesk({ store, commands });
  for (const line of foundLines) for (const { name } of commands) expect((await whole.command(name, line, { user_id: 'U0SEC' })).status).toBe(200);
  await whole.door.empty();
  expect(whole.logged.filter(({ event }) => event === 'fault')).toEqual([]);
  await whole.close();
});

test('what people type can neither call a channel nor hide a link nor turn the line around', () => {
  const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('<!channel>', '<!here|x>', '<@U1>', '<#C1>', '<http://x|y>', '&', '<', '>', '\u202e', '\u0000', 'a')).map((parts) => parts.join('')));
  fc.assert(fc.property(typed, (text) => {
    expect(escape(text)).not.toMatch(/[<>\u0000\u202a-\u202e\u2066-\u2069]/);
  }), { numRuns: 10_000, seed: seedOfRun });
});

test('no cell of a table that is handed out begins a formula', () => {
  const cell = fc.oneof(fc.string(), fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n'), fc.string()).map(([first, rest]) => first + rest));
  fc.assert(fc.property(cell, (value) => {
    expect(csv([[value]])).not.toMatch(/^"?[=+\-@\t\r\n]/);
  }), { numRuns: 2_000, seed: seedOfRun });
});

test('a button that was tampered with has no effect and breaks nothing', async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom('note:press', '', 'x'.repeat(300), '__proto__', 'constructor', 'note:press/x'), fc.string({ unit: 'binary', maxLength: 80 }), async (action, value) => {
    expect((await desk.press(pressOf(action, value, { response_url: desk.slack.responseUrl }))).status).toBe(200);
  }), { numRuns: 60, seed: seedOfRun });
});

test('neither tokens, nor one-time addresses, nor words are in the log, whoever puts them there', async () => {
  const program = `
    const { openLog } = await import(${JSON.stringify(new URL('../../src/log.ts', import.meta.url).href)});
    const log = openLog('info');
    const words = 'CANARY-WORDS';
    log.error('fault', { error: new Error('call with xoxb-CANARY-1 failed'), token: 'CANARY', text: words, blocks: [words], body: { text: words }, inner: { text: words } });
    log.warn('https://hooks.slack.com/services/CANARY', { url: 'https://hooks.slack.com/commands/T1/CANARY', app: 'xapp-1-CANARY' });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = gather(child);
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(output()).toContain('[withheld]');
  expect(output()).not.toContain('CANARY');
});
