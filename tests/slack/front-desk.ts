import { createHmac, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Command } from '../../src/command.js';
import type { Log, Office } from '../../src/office.js';
import { registerBot, type BotParts, type Home, type Mention } from '../../src/slack/bot.js';
import { openDoor, type Door } from '../../src/slack/door.js';
import { httpReceiver } from '../../src/slack/http-receiver.js';
import { interactiveClient } from '../../src/slack/interactive-client.js';
import type { TakeTurn } from '../../src/slack/turns.js';
import type { Database } from '../../src/store/database.js';
import { inboxOver, type Inbox } from '../../src/store/inbox-over.js';
import { testOffice } from '../office.js';
import { fakeSlack, type FakeSlack } from './fake-slack.js';

export const secret = 'a-signing-secret-of-32-characters';

export interface Logged {
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface FrontDesk {
  readonly slack: FakeSlack;
  readonly logged: Logged[];
  /** Takes up what was left, as a new process would. */
  catchUp(): Promise<void>;
  readonly door: Door;
  readonly inbox: Inbox;
  readonly rosterChanges: unknown[];
  /** Moves the receiver's clock, in seconds. */
  shiftClock(seconds: number): void;
  post(body: string, options?: PostOptions): Promise<Response>;
  command(name: string, text: string, more?: Readonly<Record<string, string>>): Promise<Response>;
  /** A press or a form, as Slack sends it. */
  press(payload: Readonly<Record<string, unknown>>): Promise<Response>;
  event(event: Readonly<Record<string, unknown>>, id?: string, options?: PostOptions): Promise<Response>;
  get(path: string): Promise<Response>;
  close(): Promise<void>;
}

export interface PostOptions {
  readonly type?: string;
  /** Seconds from the real time at which the request says it was made. */
  readonly age?: number;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** To send the very same request again. */
  readonly timestamp?: string;
}

export interface FrontDeskParts {
  readonly store: Database;
  readonly commands?: readonly Command[];
  readonly mention?: Mention;
  readonly home?: Home;
  readonly signingSecret?: string;
  readonly openOffice?: (inboxItem?: string) => Promise<Office>;
  readonly inbox?: Partial<Inbox>;
  readonly takeTurn?: TakeTurn;
  readonly responseOrigins?: (slack: FakeSlack) => readonly string[];
}

/** The bot as Slack meets it: the real receiver, door and registration over real HTTP, with a Slack that keeps every call. */
export async function openFrontDesk(parts: FrontDeskParts): Promise<FrontDesk> {
  const slack = await fakeSlack();
  const logged: Logged[] = [];
  const note = (event: string, facts: Readonly<Record<string, unknown>> = {}) => void logged.push({ event, facts });
  const log: Log = { info: note, warn: note, error: note };
  const { store } = parts;
  const inbox: Inbox = { ...inboxOver(store), ...parts.inbox };
  const door = openDoor(inbox, log);
  let shift = 0;
  const receiver = httpReceiver({
    host: '127.0.0.1', port: 0, signingSecret: parts.signingSecret ?? secret, door,
    health: () => Promise.resolve(true), metrics: () => Promise.resolve('# none\n'), nowMs: () => Date.now() + shift,
  });
  const rosterChanges: unknown[] = [];
  const bot: BotParts = {
    token: 'xoxb-test', identity: { botId: 'BBOT', botUserId: 'UBOT' }, receivers: [receiver],
    client: interactiveClient({ botToken: 'xoxb-test', apiUrl: slack.apiUrl }),
    responseOrigins: parts.responseOrigins?.(slack) ?? [slack.origin],
    commands: parts.commands ?? [], mention: parts.mention ?? null, home: parts.home ?? null,
    openOffice: parts.openOffice ?? (() => Promise.resolve(testOffice(store, '2005-10-14T09:00'))),
    log, newReference: () => 'ref-1234',
    onRoster: async (change) => void rosterChanges.push(change),
    ...(parts.takeTurn === undefined ? {} : { takeTurn: parts.takeTurn }),
  };
  const { app, tellInterrupted } = registerBot(bot);
  const server = await receiver.start() as Server;
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function post(body: string, { type = 'application/x-www-form-urlencoded', age = 0, key = secret, headers = {}, timestamp }: PostOptions = {}) {
    const made = timestamp ?? String(Math.floor(Date.now() / 1000) - age);
    const signature = `v0=${createHmac('sha256', key).update(`v0:${made}:${body}`).digest('hex')}`;
    return fetch(`${address}/slack/events`, {
      method: 'POST', body,
      headers: { 'content-type': type, 'x-slack-request-timestamp': made, 'x-slack-signature': signature, ...headers },
    });
  }

  return {
    slack, logged, door, inbox, rosterChanges, post,
    catchUp: () => door.catchUp(app, tellInterrupted),
    shiftClock(seconds) {
      shift = seconds * 1000;
    },
    command: (command, text, more = {}) => post(new URLSearchParams({
      command, text, user_id: 'U1', channel_id: 'C1', team_id: 'T1', trigger_id: randomUUID(), response_url: slack.responseUrl, ...more,
    }).toString()),
    press: (payload) => post(new URLSearchParams({ payload: JSON.stringify({ team: { id: 'T1' }, user: { id: 'U1' }, trigger_id: randomUUID(), ...payload }) }).toString()),
    event: (event, id = randomUUID(), options = {}) => (
      post(JSON.stringify({ type: 'event_callback', event_id: id, team_id: 'T1', event }), { type: 'application/json', ...options })),
    get: (path) => fetch(address + path),
    async close() {
      await receiver.stop();
      await slack.close();
    },
  };
}

/** What Slack sends when a button with this id is pressed in a channel's message. */
export function pressOf(actionId: string, value: string, more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    type: 'block_actions', actions: [{ type: 'button', action_id: actionId, value, action_ts: '1.1', block_id: 'b' }],
    channel: { id: 'C1' }, message: { ts: '5.000001' }, ...more,
  };
}
