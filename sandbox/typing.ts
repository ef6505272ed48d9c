import { channelFor, complaintOf, NotDone, personOf, readJson, responseUrl, SLACKBOT, triggerFor, type Floor } from './floor.js';
import type { Person } from './people.js';
import { hasWords } from './response-urls.js';
import { BOT } from './slack.js';
import type { SlackChannel } from './slack-records.js';
import { freshTs } from './timestamps.js';
import { encodeTyped } from './typed-text.js';

/** What somebody typed, where. */
export interface Typed {
  readonly as: string;
  readonly channel: string;
  readonly text: string;
  readonly thread?: string | undefined;
}

/** Takes typed words: a slash command goes to the bot, anything else is posted and told to the bot as events. */
export async function type(floor: Floor, typed: Typed): Promise<void> {
  const person = personOf(floor, typed.as);
  const channel = channelFor(floor, person, typed.channel);
  const text = typed.text.trim();
  if (text === '') return;
  if (/^\/[a-z]/i.test(text)) await command(floor, person, channel, text, typed.thread);
  else await post(floor, person, channel, text, typed.thread);
}

async function command(floor: Floor, person: Person, channel: SlackChannel, text: string, thread?: string): Promise<void> {
  const [, word = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  // Slack does not carry commands in threads.
  if (thread) throw new NotDone(`${word} cannot be used in a thread. Type it in the channel.`);
  const occasion = { channel: channel.channel_id, user: person.slack, asked: text };
  const fields = {
    token: 'sandbox',
    team_id: floor.slack.team.id,
    team_domain: floor.slack.team.domain,
    channel_id: channel.channel_id,
    channel_name: channel.is_im ? 'directmessage' : channel.is_private ? 'privategroup' : channel.name,
    user_id: person.slack,
    user_name: person.handle,
    command: word.toLowerCase(),
    text: encodeTyped(rest, floor.cast, 'command'),
    api_app_id: BOT.app,
    is_enterprise_install: 'false',
    response_url: responseUrl(floor, floor.urls.open(occasion)),
    trigger_id: await triggerFor(floor, person),
  };
  const answer = await floor.line.post(new URLSearchParams(fields).toString(), 'form');
  const complaint = complaintOf(answer, word);
  if (complaint) return notice(floor, person, channel, complaint, text);
  if (answer.kind !== 'answered' || answer.body === '') return;
  const body = readJson(answer.body) ?? { text: answer.body };
  if (hasWords(body)) floor.urls.say(occasion, body);
}

/** Says something to one person in Slack's own name. */
export function notice(floor: Floor, person: Person, channel: SlackChannel, text: string, asked?: string): void {
  floor.slack.records.ephemeralMessages.insert({
    ts: freshTs(), channel_id: channel.channel_id, user: SLACKBOT, target_user: person.slack, text, type: 'message',
    reply_count: 0, reply_users: [], reactions: [], ...(asked ? { asked } : {}),
  });
  floor.changed();
}

async function post(floor: Floor, person: Person, channel: SlackChannel, typed: string, thread?: string): Promise<void> {
  const text = encodeTyped(typed, floor.cast, 'message');
  const args = { channel: channel.channel_id, text, ...(thread ? { thread_ts: thread } : {}) };
  const posted = await floor.slack.call('chat.postMessage', args, person.slack);
  if (!posted.ok) throw new NotDone(`Slack would not post that: ${posted.error}.`);
  const ts = String(posted['ts']);
  const event = {
    user: person.slack, ts, text, team: floor.slack.team.id, channel: channel.channel_id, event_ts: ts,
    ...(thread ? { thread_ts: thread } : {}), client_msg_id: `${person.id}-${ts}`,
  };
  const kind = channel.is_im ? 'im' : channel.is_private ? 'group' : 'channel';
  const told = kind === 'im' ? channel.members.includes(BOT.user) : true;
  // Slack tells the bot in its own time; nobody waits for that to go on typing.
  if (told) void floor.events.send(kind === 'channel' ? 'message.channels' : kind === 'group' ? 'message.groups' : 'message.im', { type: 'message', channel_type: kind, ...event });
  if (kind !== 'im' && text.includes(`<@${BOT.user}>`)) void floor.events.send('app_mention', { type: 'app_mention', ...event });
}
