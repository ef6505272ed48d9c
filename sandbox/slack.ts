import { randomBytes } from 'node:crypto';
import { openEmulator, type Answer } from './emulator.js';
import { faultsOfBlocks, faultsOfView } from './block-limits.js';
import { readJson } from './floor.js';
import type { Cast, Person, Room } from './people.js';
import type { SlackChannel, SlackRecords, SlackUser, TableSnapshot } from './slack-records.js';

/** The bot's own seat in the workspace. */
export const BOT = { user: 'U0SECRETARY', bot: 'B0SECRETARY', app: 'A0SECRETARY', handle: 'secretariat', name: 'Secretariat' } as const;

const TEAM = 'T000000001';

const PERSON_SCOPES: readonly string[] = ['chat:write', 'im:write', 'channels:write', 'groups:write'];

/** What of the workspace outlives a restart. */
export interface KeptSlack {
  readonly channels: TableSnapshot;
  readonly messages: TableSnapshot;
  readonly ephemerals: TableSnapshot;
}

export interface ApiAnswer {
  readonly ok: boolean;
  readonly error?: string;
  readonly [key: string]: unknown;
}

export interface Slack {
  /** Where the bot finds the Web API. Ends with `/api/`. */
  readonly apiUrl: string;
  readonly origin: string;
  readonly botToken: string;
  readonly team: { readonly id: string; readonly domain: string };
  readonly records: SlackRecords;
  /** Calls the Web API over HTTP as a person, or as the bot. */
  call(method: string, args: Readonly<Record<string, unknown>>, as: string): Promise<ApiAnswer>;
  /** The id of the direct conversation of a person with somebody; it is made if there was none. */
  direct(person: string, other: string): Promise<string>;
  keep(): KeptSlack;
  close(): Promise<void>;
}

export interface SlackOptions {
  readonly cast: Cast;
  /** What the bot may do. */
  readonly scopes: readonly string[];
  readonly kept?: KeptSlack | undefined;
  /** Told after each call that changed something. */
  readonly changed: (method: string) => void;
  /** Answers posts to a response_url; `key` is its last part. */
  readonly respond: (key: string, body: unknown) => Response;
}

/** Opens the workspace on the emulator, with the people and channels of the programme under their own ids. */
export async function openSlack(options: SlackOptions): Promise<Slack> {
  const tokens = new Map<string, string>();
  const emulator = await openEmulator((request, answer) => attend(request, answer));
  const { records, origin } = emulator;
  const kinds = new Map(options.cast.people.map((person) => [person.slack, person.kind]));

  records.users.clear();
  records.channels.clear();
  records.bots.clear();
  records.tokens.clear();
  if (options.kept) {
    records.channels.restore(withFields(options.kept.channels));
    records.messages.restore(withFields(options.kept.messages));
    records.ephemeralMessages.restore(withFields(options.kept.ephemerals));
  }
  const team = records.teams.all()[0];
  if (team) records.teams.update(team.id, { name: options.cast.workspace });
  seatBot(records);
  for (const person of options.cast.people) records.users.insert(userOf(person));
  for (const room of options.cast.rooms) furnish(records, room);
  for (const person of options.cast.people) give(person.slack, 'xoxp', PERSON_SCOPES);
  const botToken = give(BOT.user, 'xoxb', options.scopes);

  function give(user: string, prefix: 'xoxb' | 'xoxp', scopes: readonly string[]): string {
    const token = `${prefix}-sandbox-${randomBytes(12).toString('hex')}`;
    tokens.set(user, token);
    records.tokens.insert({
      token, token_type: prefix === 'xoxb' ? 'bot' : 'user', team_id: TEAM, user_id: user, scopes, app_id: BOT.app, bot_id: BOT.bot,
      ...(prefix === 'xoxb' ? { bot_user_id: BOT.user } : {}),
    });
    return token;
  }

  async function attend(request: Request, answer: Answer): Promise<Response> {
    const path = new URL(request.url).pathname;
    if (request.method === 'POST' && path.startsWith('/response/')) {
      return options.respond(path.slice('/response/'.length), await request.json().catch(() => null));
    }
    if (!path.startsWith('/api/')) return answer(request);
    const method = path.slice('/api/'.length);
    const token = request.headers.get('authorization')?.replace(/^Bearer\s+/i, '');
    // The emulator lets an unknown token in as its administrator; Slack does not.
    if (token && !records.tokens.findOneBy('token', token)) return Response.json({ ok: false, error: 'invalid_auth' });
    const asked = READ_CLOSELY.test(method) ? await argumentsOf(request.clone()) : {};
    const refused = token === botToken ? refusalOf(method, asked) : null;
    if (refused) return Response.json(refused);
    const response = await answer(request);
    const said = await readAnswer(response.clone());
    if (!said.ok) return response;
    if (CHANGING.test(method)) {
      if (method === 'chat.postMessage' && token === botToken) signAsBot(said);
      options.changed(method);
    }
    const fuller = complete(method, said, asked);
    return fuller === said ? response : Response.json(fuller);
  }

  /** Slack marks a bot's message with the bot; the emulator leaves that out. */
  function signAsBot(said: ApiAnswer): void {
    const posted = records.messages.all().find((message) => message.ts === said['ts'] && message.channel_id === said['channel']);
    if (posted) records.messages.update(posted.id, { bot_id: BOT.bot, app_id: BOT.app });
  }

  /** What Slack answers beyond the emulator: the kind of guest, shared channels, and the bounds of a read-back. */
  function complete(method: string, said: ApiAnswer, asked: Readonly<Record<string, string>>): ApiAnswer {
    if (method === 'users.info') return { ...said, user: withKind(said['user']) };
    if (method === 'users.list' && Array.isArray(said['members'])) return { ...said, members: said['members'].map(withKind) };
    if (method === 'conversations.info') return { ...said, channel: withSharing(said['channel']) };
    if (method === 'conversations.list' && Array.isArray(said['channels'])) return { ...said, channels: said['channels'].map(withSharing) };
    if ((asked['oldest'] || asked['latest']) && Array.isArray(said['messages'])) {
      const all: { ts: string }[] = said['messages'];
      const within = all.filter(({ ts }) => isWithin(ts, asked));
      const past = all.some(({ ts }) => asked['oldest'] !== undefined && ts < asked['oldest']);
      return { ...said, messages: within, ...(past ? { has_more: false, response_metadata: { next_cursor: '' } } : {}) };
    }
    return said;
  }

  function withKind(user: unknown): unknown {
    if (typeof user !== 'object' || user === null || !('id' in user)) return user;
    const kind = kinds.get(String(user.id));
    return { ...user, is_restricted: kind === 'guest', is_ultra_restricted: false, is_stranger: kind === 'external', tz: 'Europe/London' };
  }

  function withSharing(channel: unknown): unknown {
    if (typeof channel !== 'object' || channel === null || !('id' in channel)) return channel;
    const members = records.channels.findOneBy('channel_id', String(channel.id))?.members ?? [];
    const outside = members.some((member) => kinds.get(member) === 'external');
    return { ...channel, is_shared: outside, is_ext_shared: outside, is_org_shared: false };
  }

  async function call(method: string, args: Readonly<Record<string, unknown>>, as: string): Promise<ApiAnswer> {
    const response = await fetch(`${origin}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.get(as) ?? ''}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(args),
    });
    return readAnswer(response);
  }

  return {
    apiUrl: `${origin}/api/`,
    origin,
    botToken,
    team: { id: TEAM, domain: team?.domain ?? 'sandbox' },
    records,
    call,
    async direct(person, other) {
      const opened = await call('conversations.open', { users: other }, person);
      const channel = opened['channel'];
      if (!opened.ok || typeof channel !== 'object' || channel === null || !('id' in channel)) {
        throw new Error(`No direct conversation of ${person} with ${other}: ${opened.error ?? 'no answer'}.`);
      }
      return String(channel.id);
    },
    keep: () => ({
      channels: records.channels.snapshot(),
      messages: records.messages.snapshot(),
      ephemerals: records.ephemeralMessages.snapshot(),
    }),
    close: () => emulator.close(),
  };
}

const CHANGING = /^(chat\.(post|update|delete|me)|conversations\.(open|close|join|leave|invite|kick|mark|rename|archive|unarchive|create)|views\.(open|push|update|publish)|reactions\.)/;

const READ_CLOSELY = /^(conversations\.(history|replies)|chat\.(post|update)|views\.(open|push|update|publish))/;

/** What Slack would turn away and the emulator would not: blocks beyond its limits, texts beyond an edit's. */
function refusalOf(method: string, asked: Readonly<Record<string, string>>): object | null {
  const shows = /^views\.(open|push|update|publish)$/.test(method);
  const faults = shows ? faultsOfView(readJson(asked['view'] ?? ''))
    : method.startsWith('chat.') && asked['blocks'] ? faultsOfBlocks(JSON.parse(asked['blocks']), 'message') : [];
  if (faults.length > 0) {
    console.error(`Slack would turn this ${method} away: ${faults.join('; ')}`);
    return { ok: false, error: shows ? 'invalid_arguments' : 'invalid_blocks', response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) } };
  }
  return method === 'chat.update' && (asked['text'] ?? '').length > 4000 ? { ok: false, error: 'msg_too_long' } : null;
}

function isWithin(ts: string, asked: Readonly<Record<string, string>>): boolean {
  const inclusive = asked['inclusive'] === 'true' || asked['inclusive'] === '1';
  const { oldest, latest } = asked;
  if (oldest && (inclusive ? Number(ts) < Number(oldest) : Number(ts) <= Number(oldest))) return false;
  return !(latest && (inclusive ? Number(ts) > Number(latest) : Number(ts) >= Number(latest)));
}

async function readAnswer(response: Response): Promise<ApiAnswer> {
  const text = await response.text();
  return text.startsWith('{') ? JSON.parse(text) : { ok: false, error: text.slice(0, 200) };
}

async function argumentsOf(request: Request): Promise<Record<string, string>> {
  const text = await request.text();
  const entries: readonly (readonly [string, unknown])[] = request.headers.get('content-type')?.includes('json')
    ? Object.entries(JSON.parse(text))
    : [...new URLSearchParams(text)];
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
}

function withFields(snapshot: TableSnapshot): TableSnapshot {
  return { items: snapshot.items, autoId: snapshot.autoId };
}

function userOf(person: Person): SlackUser {
  return seat(person.slack, person.handle, person.name, { title: person.role });
}

function seatBot(records: SlackRecords): void {
  records.users.insert({ ...seat(BOT.user, BOT.handle, BOT.name, {}), is_bot: true });
  records.bots.insert({ bot_id: BOT.bot, app_id: BOT.app, user_id: BOT.user, name: BOT.handle, deleted: false, icons: {} });
}

function seat(id: string, handle: string, name: string, profile: Readonly<Record<string, string>>): SlackUser {
  const email = `${handle}@example.org`;
  return {
    user_id: id, team_id: TEAM, name: handle, real_name: name, email, is_admin: false, is_bot: false, deleted: false,
    presence: 'active', manual_presence: 'auto', connection_count: 1,
    profile: {
      display_name: name, real_name: name, email, image_48: '', image_192: '', real_name_normalized: name,
      display_name_normalized: name, status_text: '', status_emoji: '', status_emoji_display_info: [], status_expiration: 0,
      ...profile,
    },
  };
}

/** Makes the channel, or brings a kept one in line with the file. */
function furnish(records: SlackRecords, room: Room): void {
  const members = [...room.members, BOT.user];
  const kept = records.channels.findOneBy('channel_id', room.slack);
  const now = Math.floor(Date.now() / 1000);
  const words = { value: room.topic, creator: BOT.user, last_set: now };
  const channel: SlackChannel = {
    channel_id: room.slack, team_id: TEAM, name: room.name, is_channel: !room.closed, is_private: room.closed, is_archived: false,
    topic: words, purpose: words, members, num_members: members.length, creator: BOT.user, last_read: kept?.last_read ?? {},
  };
  if (kept) records.channels.update(kept.id, channel);
  else records.channels.insert(channel);
}
