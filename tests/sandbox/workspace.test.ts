import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markRead } from '../../sandbox/showing.js';
import { openSandbox, type TestSandbox } from './open-sandbox.js';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
});
afterEach(() => sandbox.close());

describe('the workspace', () => {
  test('has the people and channels of the programme under their own ids', async () => {
    const info = await sandbox.asBot('conversations.info', { channel: 'C0NSG' });
    expect(info['channel']).toMatchObject({ id: 'C0NSG', name: 'sen-rp-nsg', is_private: true, is_member: true, is_ext_shared: false });
    const members = await sandbox.asBot('conversations.members', { channel: 'C0NSG' });
    expect(members['members']).toEqual(['U0CHAIR', 'U0SEC', 'U0ADV', 'U0SECRETARY']);
    expect((await sandbox.asBot('users.info', { user: 'U0PRESS' }))['user']).toMatchObject({ id: 'U0PRESS', is_restricted: true });
    expect((await sandbox.asBot('conversations.info', { channel: 'C0SHARED' }))['channel']).toMatchObject({ is_ext_shared: true });
  });

  test('knows the bot by its token, and lets in no other', async () => {
    expect(await sandbox.asBot('auth.test', {})).toMatchObject({ ok: true, user_id: 'U0SECRETARY', bot_id: 'B0SECRETARY' });
    const stranger = await fetch(`${sandbox.workspace.floor.slack.apiUrl}auth.test`, { method: 'POST', headers: { authorization: 'Bearer xoxb-other' } });
    expect(await stranger.json()).toEqual({ ok: false, error: 'invalid_auth' });
  });

  test('gives the bot its own scopes and no more', async () => {
    expect(await sandbox.asBot('reactions.add', { channel: 'C0NSG', timestamp: '1.000001', name: 'eyes' })).toMatchObject({ ok: false, error: 'missing_scope' });
    expect(await sandbox.asBot('conversations.create', { name: 'new' })).toMatchObject({ ok: false, error: 'missing_scope' });
  });

  test('shows each person only what they may see', async () => {
    const names = (as: string) => sandbox.look(as, '').conversations.map(({ name }) => name);
    expect(names('U0CHAIR')).toEqual(['sen-rp-nsg', 'sen-rp-open', 'Secretariat']);
    expect(names('U0PRESS')).toEqual(['sen-rp-shared', 'Secretariat']);
    await sandbox.asBot('chat.postMessage', { channel: 'C0NSG', text: 'for the group' });
    expect(sandbox.look('U0PRESS', 'C0NSG').messages).toEqual([]);
  });

  test('marks what is new for each person until they have read it', async () => {
    const channel = await sandbox.direct('U0FACEM');
    await sandbox.asBot('chat.postMessage', { channel, text: 'due tomorrow' });
    const unread = () => sandbox.look('U0CHAIR', '').people.find(({ slack }) => slack === 'U0FACEM')?.unread;
    expect(unread()).toBe(1);
    expect(markRead(sandbox.workspace.floor, 'U0FACEM', channel)).toBe(true);
    expect(unread()).toBe(0);
  });

  test('reads a channel back within bounds, with the mark of the bot and its metadata', async () => {
    const metadata = { event_type: 'delivery', event_payload: { id: 'D1' } };
    const first = await sandbox.asBot('chat.postMessage', { channel: 'C0NSG', text: 'one', metadata });
    await sandbox.asBot('chat.postMessage', { channel: 'C0NSG', text: 'two' });
    const texts = async (bounds: object) => {
      const read = await sandbox.asBot('conversations.history', { channel: 'C0NSG', include_all_metadata: true, ...bounds });
      return Array.isArray(read['messages']) ? read['messages'].map(({ text }: { text: string }) => text) : [];
    };
    expect(await texts({})).toEqual(['two', 'one']);
    expect(await texts({ oldest: first['ts'] })).toEqual(['two']);
    expect(await texts({ oldest: first['ts'], inclusive: true })).toEqual(['two', 'one']);
    expect(await texts({ latest: first['ts'] })).toEqual([]);
    const read = await sandbox.asBot('conversations.history', { channel: 'C0NSG' });
    expect(read['messages']).toMatchObject([{}, { metadata, bot_id: 'B0SECRETARY', app_id: 'A0SECRETARY' }]);
  });
});

describe('a second start', () => {
  test('keeps messages, answers for one person, direct conversations and what was read', async () => {
    const channel = await sandbox.direct('U0FACEM');
    const posted = await sandbox.asBot('chat.postMessage', { channel, text: 'due tomorrow' });
    sandbox.bot.react = () => ({ json: { text: 'All well.' } });
    await sandbox.say('U0CHAIR', 'C0NSG', '/partnership');
    markRead(sandbox.workspace.floor, 'U0CHAIR', 'C0NSG');
    await sandbox.close();

    sandbox = await openSandbox({ dataDir: sandbox.dataDir });
    expect(await sandbox.direct('U0FACEM')).toBe(channel);
    expect(sandbox.last('U0FACEM', channel)).toMatchObject({ text: 'due tomorrow', ts: posted['ts'] });
    expect(sandbox.last('U0CHAIR', 'C0NSG')).toMatchObject({ text: 'All well.', mine: true, asked: '/partnership' });
    expect(sandbox.look('U0CHAIR', '').conversations.find(({ id }) => id === 'C0NSG')?.unread).toBe(0);
    expect(await sandbox.asBot('chat.update', { channel, ts: posted['ts'], text: 'done' })).toMatchObject({ ok: true });
    expect(sandbox.last('U0FACEM', channel)).toMatchObject({ text: 'done', edited: true });
  });

  test('will not go on from a file that it cannot read', async () => {
    await sandbox.close();
    writeFileSync(join(sandbox.dataDir, 'sandbox.json'), '{"version":1,');
    await expect(openSandbox({ dataDir: sandbox.dataDir })).rejects.toThrow('cannot read');
    sandbox = await openSandbox();
  });
});
