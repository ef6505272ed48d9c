import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { press, suggest } from '../../sandbox/pressing.js';
import { openSandbox, type TestSandbox } from './open-sandbox.js';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox({ patienceMs: 400 });
});
afterEach(() => sandbox.close());

const BLOCKS = [{
  type: 'actions',
  elements: [
    { type: 'button', action_id: 'milestone:done', value: 'M1', text: { type: 'plain_text', text: 'Done' }, style: 'primary' },
    { type: 'static_select', action_id: 'milestone:later', options: [{ text: { type: 'plain_text', text: 'Tomorrow' }, value: '1' }] },
  ],
}];

async function posted(): Promise<{ channel: string; ts: string }> {
  const channel = await sandbox.direct('U0FACEM');
  const message = await sandbox.asBot('chat.postMessage', { channel, text: 'EM-2 is due', blocks: BLOCKS, metadata: { event_type: 'd', event_payload: { id: '1' } } });
  return { channel, ts: String(message['ts']) };
}

describe('a press in the sandbox', () => {
  test('reaches the bot signed, with the message, the place and who pressed', async () => {
    const place = await posted();
    await press(sandbox.workspace.floor, { as: 'U0FACEM', place, block: 'block0', action: 'milestone:done', chosen: {}, values: {} });
    const { signed, body } = sandbox.bot.received[0] ?? {};
    expect(signed).toBe(true);
    expect(body).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0FACEM', team_id: 'T000000001' },
      container: { type: 'message', message_ts: place.ts, channel_id: place.channel, is_ephemeral: false },
      channel: { id: place.channel, name: 'directmessage' },
      message: { ts: place.ts, text: 'EM-2 is due', metadata: { event_type: 'd' } },
      actions: [{ type: 'button', action_id: 'milestone:done', block_id: 'block0', value: 'M1', style: 'primary' }],
    });
    expect(body?.['response_url']).toContain('/response/');
  });

  test('carries the choice of a menu', async () => {
    const place = await posted();
    const option = { text: { type: 'plain_text', text: 'Tomorrow' }, value: '1' };
    await press(sandbox.workspace.floor, { as: 'U0FACEM', place, block: 'block0', action: 'milestone:later', chosen: { selected_option: option }, values: {} });
    expect(sandbox.bot.received[0]?.body['actions'][0]).toMatchObject({ type: 'static_select', selected_option: { value: '1' } });
  });

  test('that the bot does not answer in time is told to the person', async () => {
    sandbox.bot.react = () => ({ afterMs: 700 });
    const place = await posted();
    await press(sandbox.workspace.floor, { as: 'U0FACEM', place, block: 'block0', action: 'milestone:done', chosen: {}, values: {} });
    expect(sandbox.last('U0FACEM', place.channel)).toMatchObject({ mine: true, text: expect.stringContaining('did not answer in time') });
  });

  test('on a button that is gone, or in a place one cannot see, is refused', async () => {
    const place = await posted();
    const { floor } = sandbox.workspace;
    const pressed = { as: 'U0FACEM', place, block: 'block0', action: 'milestone:done', chosen: {}, values: {} };
    await expect(press(floor, { ...pressed, action: 'milestone:burn' })).rejects.toThrow('no longer there');
    await expect(press(floor, { ...pressed, as: 'U0FACSW' })).rejects.toThrow('cannot see');
    await expect(press(floor, { ...pressed, place: { ...place, ts: '1.000001' } })).rejects.toThrow('gone');
    expect(sandbox.bot.received).toHaveLength(0);
  });

  test('asks the bot for the options of a menu that it fills', async () => {
    const place = await posted();
    sandbox.bot.react = () => ({ json: { options: [{ text: { type: 'plain_text', text: 'East Midlands' }, value: 'EM' }] } });
    const said = await suggest(sandbox.workspace.floor, { as: 'U0FACEM', place, block: 'b', action: 'a', chosen: {}, values: {}, typed: 'eas' });
    expect(said).toMatchObject({ options: [{ value: 'EM' }] });
    expect(sandbox.bot.received[0]?.body).toMatchObject({ type: 'block_suggestion', value: 'eas', action_id: 'a' });
  });
});
