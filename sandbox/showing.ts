import { formsOf, homeOf, payloadOf } from './forms.js';
import { mayRead, personOf, SLACKBOT, withBlockIds, type Floor } from './floor.js';
import type { Manifest } from './manifest.js';
import type { OfficeClock } from './office-clock.js';
import type { Person } from './people.js';
import { BOT } from './slack.js';
import type { SlackChannel, SlackEphemeral, SlackJson, SlackMessage } from './slack-records.js';

const SHOWN = 300;

/** Everything the page shows to one person who has one conversation open. */
export interface Picture {
  readonly workspace: string;
  readonly bot: { readonly user: string; readonly name: string; readonly handle: string; readonly ready: boolean };
  readonly me: string;
  readonly people: readonly (Person & { readonly unread: number })[];
  readonly conversations: readonly Conversation[];
  readonly commands: Manifest['commands'];
  readonly clock: { readonly shift: number | null; readonly zone: string };
  readonly messages: readonly ShownMessage[];
  readonly forms: readonly SlackJson[];
  readonly home: SlackJson | null;
}

export interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'open' | 'closed' | 'direct' | 'bot';
  readonly topic: string;
  readonly members: number;
  readonly unread: number;
}

export interface ShownMessage {
  readonly ts: string;
  readonly user: string;
  readonly author: string;
  readonly app: boolean;
  readonly text: string;
  readonly blocks: readonly SlackJson[];
  /** The office's time when it arrived. */
  readonly at: string;
  readonly edited: boolean;
  readonly thread: string | null;
  readonly replies: number;
  /** Only this person sees it. */
  readonly mine: boolean;
  readonly asked: string | null;
}

/** Looks at the workspace with one person's eyes. */
export function show(
  floor: Floor, manifest: Manifest, clock: OfficeClock, ready: boolean, as: string, open: string | null,
): Picture {
  const me = personOf(floor, as);
  const channels = floor.slack.records.channels.all();
  const here = channels.find((channel) => channel.channel_id === open && mayRead(channel, me));
  return {
    workspace: floor.cast.workspace,
    bot: { user: BOT.user, name: BOT.name, handle: BOT.handle, ready },
    me: me.slack,
    people: floor.cast.people.map((person) => ({
      ...person,
      unread: channels.filter((channel) => channel.is_im && channel.members.includes(person.slack))
        .reduce((sum, channel) => sum + unreadOf(floor, channel, person), 0),
    })),
    conversations: channels.filter((channel) => mayRead(channel, me)).map((channel) => conversationOf(floor, channel, me))
      .filter((entry) => entry !== null),
    commands: manifest.commands,
    clock: { shift: clock.shift(), zone: clock.zone },
    messages: here ? messagesOf(floor, here, me).map((message) => shown(floor, clock, message)) : [],
    forms: formsOf(floor, me).map((view) => payloadOf(view, {})),
    home: homeFor(floor, me),
  };
}

/** Marks everything in a conversation as read by a person. True if anything was new. */
export function markRead(floor: Floor, as: string, channelId: string): boolean {
  const me = personOf(floor, as);
  const channel = floor.slack.records.channels.findOneBy('channel_id', channelId);
  if (!channel || !mayRead(channel, me) || unreadOf(floor, channel, me) === 0) return false;
  const last = messagesOf(floor, channel, me).reduce((latest, { ts }) => (ts > latest ? ts : latest), '0');
  floor.slack.records.channels.update(channel.id, { last_read: { ...channel.last_read, [me.slack]: last } });
  return true;
}

function homeFor(floor: Floor, me: Person): SlackJson | null {
  const view = homeOf(floor, me);
  return view ? payloadOf(view, {}) : null;
}

function conversationOf(floor: Floor, channel: SlackChannel, me: Person): Conversation | null {
  const base = { id: channel.channel_id, topic: channel.topic.value, members: channel.members.length, unread: unreadOf(floor, channel, me) };
  if (!channel.is_im) return { ...base, name: channel.name, kind: channel.is_private ? 'closed' : 'open' };
  const other = channel.members.find((member) => member !== me.slack) ?? me.slack;
  if (other === BOT.user) return { ...base, name: BOT.name, kind: 'bot' };
  if (!channel.is_open_by_user?.[me.slack] && messagesOf(floor, channel, me).length === 0) return null;
  return { ...base, name: nameOf(floor, other), kind: 'direct' };
}

function messagesOf(floor: Floor, channel: SlackChannel, me: Person): readonly (SlackMessage | SlackEphemeral)[] {
  const { messages, ephemeralMessages } = floor.slack.records;
  return [
    ...messages.findBy('channel_id', channel.channel_id),
    ...ephemeralMessages.findBy('channel_id', channel.channel_id).filter((message) => message.target_user === me.slack),
  ].sort((one, other) => (one.ts < other.ts ? -1 : 1)).slice(-SHOWN);
}

function unreadOf(floor: Floor, channel: SlackChannel, person: Person): number {
  const read = channel.last_read?.[person.slack] ?? '0';
  return messagesOf(floor, channel, person).filter((message) => message.ts > read && message.user !== person.slack).length;
}

function shown(floor: Floor, clock: OfficeClock, message: SlackMessage | SlackEphemeral): ShownMessage {
  const mine = 'target_user' in message;
  return {
    ts: message.ts, user: message.user, author: nameOf(floor, message.user), app: message.user === BOT.user, text: message.text,
    blocks: withBlockIds(message.blocks), at: clock.at(message.ts), edited: message.edited !== undefined,
    thread: message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null, replies: message.reply_count, mine,
    asked: 'asked' in message ? message.asked ?? null : null,
  };
}

function nameOf(floor: Floor, user: string): string {
  if (user === BOT.user) return BOT.name;
  if (user === SLACKBOT) return 'Slackbot';
  return floor.cast.people.find((person) => person.slack === user)?.name ?? user;
}
