import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Command } from '../../src/command.js';
import { registerBot } from '../../src/slack/bot.js';
import { openDoor } from '../../src/slack/door.js';
import { interactiveClient } from '../../src/slack/interactive-client.js';
import { socketReceiver } from '../../src/slack/socket-receiver.js';
import { inboxOver } from '../../src/store/inbox-over.js';
import { sampleStore, testOffice } from '../office.js';
import { fakeSlack } from '../slack/fake-slack.js';
import { fakeSocketMode } from '../slack/fake-socket.js';
import { chanceOf, seedOfRun } from './chance.js';
import { flawless, printTally } from './scene.js';
import { size } from './sizes.js';

const chance = chanceOf(seedOfRun);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const moment = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('F14: lines that Slack replaces, cuts, refuses or does not answer cost no command that came over the other, and all is heard again within ten seconds', async () => {
  const effects = new Map<string, number>();
  const count: Command = {
    name: '/count', summary: '', usage: '',
    async run(_office, { text }) {
      effects.set(text, (effects.get(text) ?? 0) + 1);
      return { text: `Counted ${text}` };
    },
  };
  const store = await sampleStore();
  const [slack, socketMode] = [await fakeSlack(), await fakeSocketMode()];
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const parts = { appToken: 'xapp-test', apiUrl: socketMode.apiUrl, door: openDoor(inboxOver(store), log), log };
  const receivers: [ReturnType<typeof socketReceiver>, ReturnType<typeof socketReceiver>] = [socketReceiver(parts), socketReceiver(parts)];
  registerBot({
    token: 'xoxb-test', identity: { botId: 'BBOT', botUserId: 'UBOT' }, receivers,
    client: interactiveClient({ botToken: 'xoxb-test', apiUrl: slack.apiUrl }), responseOrigins: [slack.origin],
    commands: [count], mention: null, home: null, openOffice: () => Promise.resolve(testOffice(store, '2005-10-14T09:00')),
    log, newReference: () => 'ref', onRoster: async () => undefined,
  });
  closing.push(() => store.close(), slack.close, socketMode.close, ...receivers.map((receiver) => () => receiver.stop()));
  await Promise.all(receivers.map((receiver) => receiver.start()));
  await socketMode.opened(2);

  const [said, acknowledged]: [string[], Set<string>] = [[], new Set()];
  let over = false;
  /** Somebody types all the while. Slack sends it over a line that is open and not about to be replaced. */
  async function typing(): Promise<void> {
    while (!over) {
      const line = socketMode.lines.at(-1);
      if (line !== undefined) {
        const text = `number ${said.length}`;
        said.push(text);
        const acked = line.send('slash_commands', { command: '/count', text, user_id: `U${said.length}`, channel_id: 'C1', team_id: 'T1', trigger_id: randomUUID(), response_url: slack.responseUrl }).then(() => acknowledged.add(text));
        await Promise.race([acked, moment(3_000)]);
      }
      await moment(20);
    }
  }
  const typed = typing();
  for (let nth = 0; nth < size.F14.refreshes; nth += 1) {
    const [oldest] = socketMode.lines;
    await moment(chance.between(0, 300, 'refresh', nth));
    oldest?.refresh();
    while (oldest !== undefined && socketMode.lines.includes(oldest)) await moment(10);
    await socketMode.opened(2);
  }
  const beforeOutages = { said: said.length, acknowledged: acknowledged.size };
  let slowest = 0;
  for (let nth = 0; nth < size.F14.outages; nth += 1) {
    socketMode.outage((['down', 'limited', 'silent'] as const)[chance.between(0, 2, 'outage', nth)] ?? 'down');
    const asked = socketMode.asked();
    for (const line of [...socketMode.lines]) line.cut();
    while (socketMode.asked() < asked + 3) await moment(50);
    socketMode.outage('up');
    const up = performance.now();
    await socketMode.opened(1);
    slowest = Math.max(slowest, performance.now() - up);
    await socketMode.opened(2);
  }
  over = true;
  await typed;
  // A line that is stopped while it opens ends with a rejection of the library's own, so each has to have talked.
  await socketMode.opened(2);
  for (const line of [...socketMode.lines]) await line.send('events_api', { type: 'event_callback', event_id: randomUUID(), team_id: 'T1', event: { type: 'member_joined_channel', user: 'U7', channel: 'C7' } });
  // What was acknowledged is done in its own time.
  const until = performance.now() + 20_000;
  while ([...acknowledged].some((text) => !effects.has(text)) && performance.now() < until) await moment(20);
  const tally = {
    ...flawless, attempted: said.length, acknowledged: acknowledged.size, delivered: effects.size,
    lost: [...acknowledged].filter((text) => !effects.has(text)).length, duplicated: [...effects.values()].filter((times) => times > 1).length,
  };
  printTally('F14', seedOfRun, tally, { refreshes: size.F14.refreshes, outages: size.F14.outages, 'ms to hear again': Math.round(slowest) });
  expect(tally).toMatchObject(flawless);
  // While lines are replaced one at a time, each command is acknowledged; only the one on a line that is cut may not be.
  expect(beforeOutages.said - beforeOutages.acknowledged).toBeLessThanOrEqual(1);
  expect(said.length - acknowledged.size).toBeLessThanOrEqual(1 + 2 * size.F14.outages);
  expect(slowest).toBeLessThan(10_000);
});
