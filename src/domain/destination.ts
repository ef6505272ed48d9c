import { audiencesOf, everyone, officials, type Audience } from './audiences.js';
import type { Words } from './announcement.js';
import type { AudienceId, ChannelId, PersonId, SlackUserId } from './ids.js';
import type { Appointment } from './reader.js';

export interface BoundChannel {
  readonly name: string;
  readonly audience: AudienceId;
  readonly slackChannel: ChannelId | null;
}

export interface Recipient {
  readonly id: PersonId;
  readonly name: string;
  readonly slackUser: SlackUserId | null;
  readonly kind: 'member' | 'guest' | 'external';
  readonly appointments: readonly Appointment[];
}

/** Everybody and every channel that can be told something. */
export interface Directory {
  readonly audiences: readonly Audience[];
  readonly channels: readonly BoundChannel[];
  readonly people: readonly Recipient[];
  readonly partnerships: readonly { readonly id: string; readonly name: string }[];
}

/** One place that gets one copy: a channel, or one person alone with the bot. */
export type Destination =
  | { readonly kind: 'channel'; readonly id: string; readonly name: string; readonly audience: AudienceId; readonly slackChannel: ChannelId | null }
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string; readonly slackUser: SlackUserId | null; readonly partnerships: readonly string[] };

/** Everybody in these audiences, and the partnerships they are in them for. */
export function peopleIn(audiences: readonly AudienceId[], { people, audiences: known }: Directory): (Recipient & { readonly partnerships: readonly string[] })[] {
  const named = audiences.filter((id) => id !== everyone);
  return people.flatMap((person) => {
    const posts = person.appointments.filter((post) => audiencesOf([post], known).some((id) => named.includes(id)));
    return posts.length === 0 ? [] : [{ ...person, partnerships: [...new Set(posts.flatMap(({ partnership }) => partnership ?? []))] }];
  });
}

/**
 * Where an announcement goes. An audience with channels of its own is told there; one without is told person by person,
 * save those whom a chosen channel reaches. Words for one partnership alone go to its own people, one by one: no
 * channel that others read sees them.
 */
export function destinationsOf(audiences: readonly AudienceId[], words: Pick<Words, 'perPartnership'>, directory: Directory): Destination[] {
  if (Object.keys(words.perPartnership).length > 0) {
    return peopleIn(audiences, directory)
      .map((person) => ({ ...person, partnerships: person.partnerships.filter((id) => words.perPartnership[id] !== undefined) }))
      .filter(({ partnerships }) => partnerships.length > 0)
      .map(toPerson);
  }
  const channels = directory.channels.filter(({ audience }) => audiences.includes(audience));
  const reached = peopleIn(channels.map(({ audience }) => audience), directory).map(({ id }) => id);
  const alone = audiences.filter((id) => channels.every(({ audience }) => audience !== id));
  return [
    ...channels.map((channel): Destination => ({ kind: 'channel', id: channel.name, name: channel.name, audience: channel.audience, slackChannel: channel.slackChannel })),
    ...peopleIn(alone, directory).filter(({ id }) => !reached.includes(id)).map(toPerson),
  ];
}

function toPerson({ id, name, slackUser, partnerships }: Recipient & { readonly partnerships: readonly string[] }): Destination {
  return { kind: 'person', id, name, slackUser, partnerships };
}

/** The words that go to this destination: those of its partnerships where there are any, else the common ones. */
export function wordsFor(destination: Destination, words: Words): string {
  const own = destination.kind === 'person' ? destination.partnerships.flatMap((id) => words.perPartnership[id] ?? []) : [];
  return own.length === 0 ? words.text : own.join('\n\n');
}

/** Whether an audience is only the circle that steers and serves, which may know of decisions anyway. */
export function areInsiders(audiences: readonly AudienceId[], { audiences: known }: Pick<Directory, 'audiences'>): boolean {
  return audiences.every((id) => id === officials || known.some((one) => one.id === id && one.is === 'group'));
}

/** How an audience is called: its name, with the partnership where it is one partnership's share. */
export function audienceName(id: AudienceId, { audiences, partnerships }: Pick<Directory, 'audiences' | 'partnerships'>): string {
  const whole = audiences.find((audience) => audience.id === id);
  if (whole !== undefined) return whole.name;
  const [of = '', partnership = ''] = id.split(':');
  const place = partnerships.find((one) => one.id === partnership)?.name ?? partnership;
  const audience = audiences.find((one) => one.id === of);
  return audience === undefined ? `everyone in ${place}` : `${audience.name}, ${place}`;
}
