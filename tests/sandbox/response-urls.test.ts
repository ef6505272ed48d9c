import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keepResponseUrls } from '../../sandbox/response-urls.js';
import { press } from '../../sandbox/pressing.js';
import { openSandbox, type TestSandbox } from './open-sandbox.js';

let sandbox: TestSandbox;
let url: string;
beforeEach(async () => {
  sandbox = await openSandbox();
  await sandbox.say('U0CHAIR', 'C0NSG', '/partnership');
  url = sandbox.bot.received[0]?.body['response_url'];
});
afterEach(() => sandbox.close());

const DONE = { type: 'actions', block_id: 'act', elements: [{ type: 'button', action_id: 'milestone:done', value: 'M1', text: { type: 'plain_text', text: 'Done' } }] };

async function pressDone(ts: string): Promise<string> {
  const before = sandbox.bot.received.length;
  await press(sandbox.workspace.floor, {
    as: 'U0CHAIR', place: { channel: 'C0NSG', ts }, block: 'act', action: 'milestone:done', chosen: {}, values: {},
  });
  return sandbox.bot.received[before]?.body['response_url'];
}

describe('a response_url', () => {
  test('answers the asker alone unless told otherwise', async () => {
    await sandbox.respond(url, { text: 'for you' });
    expect(sandbox.last('U0CHAIR', 'C0NSG')).toMatchObject({ text: 'for you', mine: true });
    expect(sandbox.last('U0SEC', 'C0NSG')).toBeUndefined();
  });

  test('answers everybody in the channel when asked to', async () => {
    await sandbox.respond(url, { text: 'for all', response_type: 'in_channel' });
    expect(sandbox.last('U0SEC', 'C0NSG')).toMatchObject({ text: 'for all', mine: false, app: true });
  });

  test('works five times and no more', async () => {
    for (let use = 1; use <= 5; use += 1) expect((await sandbox.respond(url, { text: `${use}` })).status).toBe(200);
    const sixth = await sandbox.respond(url, { text: '6' });
    expect([sixth.status, await sixth.text()]).toEqual([404, 'used_url']);
    expect(sandbox.last('U0CHAIR', 'C0NSG')?.text).toBe('5');
  });

  test('works for thirty minutes and no longer', () => {
    let now = 0;
    const urls = keepResponseUrls(() => sandbox.workspace.floor.slack.records, () => '9.000001', () => {}, () => now);
    const key = urls.open({ channel: 'C0NSG', user: 'U0CHAIR' });
    now = 30 * 60_000;
    expect(urls.respond(key, { text: 'just in time' }).status).toBe(200);
    now += 1;
    expect(urls.respond(key, { text: 'too late' }).status).toBe(404);
  });

  test('that was never given, or a post with nothing to say, is turned away', async () => {
    expect((await sandbox.respond(url.replace(/.{8}$/, '00000000'), { text: 'x' })).status).toBe(404);
    expect((await sandbox.respond(url, {})).status).toBe(500);
    expect((await sandbox.respond(url, 'no object')).status).toBe(500);
  });

  test('of a button replaces the message that only the asker sees', async () => {
    await sandbox.respond(url, { text: 'a question', blocks: [DONE] });
    const shown = sandbox.last('U0CHAIR', 'C0NSG');
    const pressed = await pressDone(shown?.ts ?? '');
    await sandbox.respond(pressed, { replace_original: true, text: 'answered' });
    expect(sandbox.look('U0CHAIR', 'C0NSG').messages.map(({ text }) => text)).toEqual(['answered']);
    await sandbox.respond(pressed, { delete_original: true });
    expect(sandbox.last('U0CHAIR', 'C0NSG')).toBeUndefined();
  });

  test('of a button replaces the message that all see, and marks it as edited', async () => {
    const posted = await sandbox.asBot('chat.postMessage', { channel: 'C0NSG', text: 'a reminder', blocks: [DONE] });
    const pressed = await pressDone(String(posted['ts']));
    await sandbox.respond(pressed, { replace_original: true, text: 'done' });
    expect(sandbox.last('U0SEC', 'C0NSG')).toMatchObject({ text: 'done', blocks: [], edited: true });
  });
});
