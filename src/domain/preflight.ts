import { audiencesOf, everyone, group, officials } from './audiences.js';
import type { Destination, Directory } from './destination.js';
import type { AudienceId, SlackUserId } from './ids.js';

/** What Slack says of a destination before anything is sent there. */
export interface Seen {
  readonly reachable: boolean;
  readonly why?: string;
  readonly shared: boolean;
  readonly members: readonly SlackUserId[];
}

/** Something that would make a destination fail, or tell somebody who is not cleared. */
export type Finding =
  | { readonly kind: 'unreachable'; readonly destination: string; readonly name: string; readonly why: string }
  | { readonly kind: 'shared-outside'; readonly destination: string; readonly name: string }
  | { readonly kind: 'not-cleared'; readonly destination: string; readonly name: string; readonly who: readonly string[] }
  | { readonly kind: 'no-account'; readonly destination: string; readonly name: string };

/**
 * What stands in the way of one destination. Whoever is known as a member of the workspace may read along, as they do
 * every day; guests, outside organisations and strangers must belong to the audience. A channel that is shared with an
 * organisation whose people are known, and all cleared, is shared on purpose.
 */
export function findingsOf(destination: Destination, seen: Seen, audiences: readonly AudienceId[], directory: Directory): Finding[] {
  const at = { destination: destination.id, name: destination.name };
  if (destination.kind === 'person') {
    if (destination.slackUser === null) return [{ kind: 'no-account', ...at }];
    return seen.reachable ? [] : [{ kind: 'unreachable', ...at, why: seen.why ?? 'Slack will not open a conversation with them' }];
  }
  if (!seen.reachable) return [{ kind: 'unreachable', ...at, why: seen.why ?? 'I am not a member of it' }];
  if (audiences.includes(everyone)) return [];
  const who = seen.members.flatMap((user) => {
    const person = directory.people.find(({ slackUser }) => slackUser === user);
    if (person === undefined) return ['somebody who is not in the register'];
    if (person.kind === 'member') return [];
    const own = audiencesOf(person.appointments, directory.audiences);
    return own.some((id) => id !== everyone && (audiences.includes(id) || id === group || id === officials)) ? [] : [person.name];
  });
  // Where everybody who reads it is known and cleared, and the other organisation's people among them, the sharing is meant.
  const outsiders = directory.people.filter(({ slackUser, kind }) => kind === 'external' && slackUser !== null && seen.members.includes(slackUser));
  const shared: Finding[] = seen.shared && (who.length > 0 || outsiders.length === 0) ? [{ kind: 'shared-outside', ...at }] : [];
  return who.length === 0 ? shared : [...shared, { kind: 'not-cleared', ...at, who: [...new Set(who)] }];
}
