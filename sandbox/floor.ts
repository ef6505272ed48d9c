import type { BotAnswer, BotLine } from './bot-line.js';
import type { Events } from './events.js';
import type { Cast, Person } from './people.js';
import type { ResponseUrls } from './response-urls.js';
import { BOT, type Slack } from './slack.js';
import type { SlackChannel, SlackJson } from './slack-records.js';

/** The author of Slack's own notices. */
export const SLACKBOT = 'USLACKBOT';

/** What every act of a person in the workspace needs at hand. */
export interface Floor {
  readonly cast: Cast;
  readonly slack: Slack;
  readonly line: BotLine;
  readonly events: Events;
  readonly urls: ResponseUrls;
  readonly changed: () => void;
}

/** Something a person may not do, or that makes no sense. Shown to them as it is. */
export class NotDone extends Error {}

export function personOf(floor: Floor, slackId: string): Person {
  const person = floor.cast.people.find((entry) => entry.slack === slackId);
  if (!person) throw new NotDone('There is no such person in this workspace.');
  return person;
}

export function mayRead(channel: SlackChannel, person: Person): boolean {
  return channel.members.includes(person.slack) || (!channel.is_private && person.kind === 'member');
}

/** The channel, if this person can see it. */
export function channelFor(floor: Floor, person: Person, id: string): SlackChannel & { readonly id: number } {
  const channel = floor.slack.records.channels.findOneBy('channel_id', id);
  if (!channel || !mayRead(channel, person)) throw new NotDone('You cannot see that channel.');
  return channel;
}

/** A one-off key with which the bot may open a form; good for three seconds. */
export async function triggerFor(floor: Floor, person: Person, view?: string): Promise<string> {
  const answer = await floor.slack.call('views.generateTriggerId', { user_id: person.slack, ...(view ? { view_id: view } : {}) }, BOT.user);
  return String(answer['trigger_id']);
}

export function responseUrl(floor: Floor, key: string): string {
  return `${floor.slack.origin}/response/${key}`;
}

/** Who is acting, as every interaction tells it. */
export function actorOf(floor: Floor, person: Person): SlackJson {
  const { team } = floor.slack;
  return {
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.slack, username: person.handle, name: person.handle, team_id: team.id },
    api_app_id: BOT.app,
    token: 'sandbox',
  };
}

export function postInteraction(floor: Floor, payload: SlackJson): Promise<BotAnswer> {
  return floor.line.post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), 'form');
}

/** Why an answer is no answer, in words for the person; null when it is one. */
export function complaintOf(answer: BotAnswer, what: string): string | null {
  if (answer.kind === 'late') return `${what} did not answer in time. Slack waits three seconds.`;
  if (answer.kind === 'unreachable') return `${what} could not be reached. Is Secretariat still starting?`;
  if (answer.status >= 200 && answer.status < 300) return null;
  return `${what} failed (HTTP ${answer.status}).`;
}

/** Blocks as Slack keeps them: each with an id. */
export function withBlockIds(blocks: readonly SlackJson[] | undefined): readonly SlackJson[] {
  return (blocks ?? []).map((block, at) => (block['block_id'] ? block : { ...block, block_id: `block${at}` }));
}

export function readJson(text: string): SlackJson | null {
  try {
    const value: unknown = JSON.parse(text);
    return isSlackJson(value) ? value : null;
  } catch {
    return null;
  }
}

export function isSlackJson(value: unknown): value is SlackJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
