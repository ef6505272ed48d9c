import { randomUUID } from 'node:crypto';
import type { Receiver } from '@slack/bolt';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../src/command.js';
import { registerBot } from '../../src/slack/bot.js';
import { openDoor } from '../../src/slack/door.js';
import { interactiveClient } from '../../src/slack/interactive-client.js';
import { socketReceiver } from '../../src/slack/socket-receiver.js';
import type { Database } from '../../src/store/database.js';
import { inboxOver } from '../../src/store/inbox-over.js';
import { sampleStore, testOffice } from '../office.js';
import { fakeSlack, type FakeSlack } from './fake-slack.js';
import { fakeSocketMode, type FakeSocketMode } from './fake-socket.js';

let store: Database;
let slack: FakeSlack;
let socketMode: FakeSocketMode;
let receivers: [Receiver, Receiver];
let said: string[];
let joined: unknown[];

const echo: Command = {
  name: '/echo', summary: '', usage: '',
  async run(_office, { text }) {
    said.push(text);
    return { text: `You said: ${text}` };
  },
};

beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());

beforeEach(async () => {
  said = [];
  joined = [];
  slack = await fakeSlack();
  socketMode = await fakeSocketMode();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const door = openDoor(inboxOver(store), log);
  const parts = { appToken: 'xapp-test', apiUrl: socketMode.apiUrl, door, log };
  receivers = [socketReceiver(parts), socketReceiver(parts)];
  registerBot({
    token: 'xoxb-test', identity: { botId: 'BBOT', botUserId: 'UBOT' }, receivers,
    client: interactiveClient({ botToken: 'xoxb-test', apiUrl: slack.apiUrl }), responseOrigins: [slack.origin],
    commands: [echo], mention: null, home: null, openOffice: () => Promise.resolve(testOffice(store, '2005-10-14T09:00')),
    log, newReference: () => 'ref', onRoster: async (change) => void joined.push(change),
  });
  await Promise.all(receivers.map((receiver) => receiver.start()));
  await socketMode.opened(2);
});
afterEach(async () => {
  await Promise.all(receivers.map((receiver) => receiver.stop()));
  await socketMode.close();
  await slack.close();
});

const command = (text: string) => ({
  command: '/echo', text, user_id: 'U1', channel_id: 'C1', team_id: 'T1', trigger_id: randomUUID(), response_url: slack.responseUrl,
});

/** A line that is stopped while it opens ends with a rejection of the library's own, which is of no interest here. */
async function bothLinesTalk(): Promise<void> {
  await socketMode.opened(2);
  for (const line of [...socketMode.lines]) await line.send('slash_commands', command('and you?'));
}

test('what comes over either line is acknowledged and answered', async () => {
  for (const [at, line] of socketMode.lines.entries()) {
    await line.send('slash_commands', command(`line ${at}`));
    expect(await slack.next('respond')).toMatchObject({ text: `You said: line ${at}` });
  }
});

test('an event that comes over both lines has one effect', async () => {
  const event = { type: 'event_callback', event_id: 'Ev-both', team_id: 'T1', event: { type: 'member_joined_channel', user: 'U7', channel: 'C7' } };
  await Promise.all(socketMode.lines.map((line) => line.send('events_api', event)));
  await expect.poll(() => joined).toEqual([{ kind: 'joined', channel: 'C7', user: 'U7' }]);
});

test('while Slack replaces one line, every command is acknowledged and answered over the other', async () => {
  const [first] = socketMode.lines;
  first?.refresh();
  await expect.poll(() => socketMode.lines.length).toBe(1);
  for (let number = 0; number < 20; number += 1) await socketMode.lines[0]?.send('slash_commands', command(`number ${number}`));
  await expect.poll(() => said).toHaveLength(20);
  await socketMode.opened(2);
  await socketMode.lines[1]?.send('slash_commands', command('over the new line'));
  await expect.poll(() => said.at(-1)).toBe('over the new line');
});

test.each(['down', 'limited', 'silent'] as const)('after both lines broke and Slack was %s for a while, the bot hears again within ten seconds', async (how) => {
  socketMode.outage(how);
  const before = socketMode.asked();
  for (const line of [...socketMode.lines]) line.cut();
  await expect.poll(() => socketMode.asked(), { timeout: 60_000 }).toBeGreaterThan(before + 2);
  socketMode.outage('up');
  const began = performance.now();
  await socketMode.opened(1);
  expect(performance.now() - began).toBeLessThan(10_000);
  await socketMode.lines[0]?.send('slash_commands', command('still there?'));
  expect(await slack.next('respond')).toMatchObject({ text: 'You said: still there?' });
  await bothLinesTalk();
});

test('while one line is gone and no new one is to be had, no command is missed on the other', async () => {
  socketMode.outage('limited');
  const before = socketMode.asked();
  socketMode.lines[0]?.cut();
  await expect.poll(() => socketMode.lines.length).toBe(1);
  for (let number = 0; number < 20 || socketMode.asked() < before + 2; number += 1) {
    await socketMode.lines[0]?.send('slash_commands', command(`number ${number}`));
    await expect.poll(() => said.at(-1)).toBe(`number ${number}`);
  }
  socketMode.outage('up');
  await bothLinesTalk();
});
