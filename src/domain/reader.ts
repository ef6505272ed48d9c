import type { Duty } from './duties.js';
import type { AudienceId, ChannelId, PersonId, PartnershipId, RoleId } from './ids.js';
import type { Instant } from './when.js';

/** A post somebody is in: a role, with its partnership where it has one. */
export interface Post {
  readonly role: RoleId;
  readonly partnership: PartnershipId | null;
  readonly deputy: boolean;
}

/** The same with what it brings: rules ask for the duty, never for the role's name. */
export interface Appointment extends Post {
  readonly duties: readonly Duty[];
}

/** Where a question is asked: alone with the bot, or where others read along. */
export type Place =
  | { readonly kind: 'direct' }
  | { readonly kind: 'channel'; readonly channel: ChannelId; readonly name: string };

/** The audiences that one person, or one kind of person, belongs to. */
export type Circle = readonly AudienceId[];

/**
 * Who will read an answer: the asker and the place together. A record may be told when each circle holds an audience
 * that may know it; so in a channel its least cleared member decides. `alone` is the asker with nobody reading along.
 */
export interface Reader {
  readonly person: PersonId | null;
  readonly appointments: readonly Appointment[];
  readonly place: Place;
  readonly circles: readonly Circle[];
  readonly alone: readonly Circle[];
  /** The moment of asking: what may be known is judged at this moment, whatever day the question is about. */
  readonly at: Instant;
}

/** The same asker with nobody reading along. */
export function inPrivate(reader: Reader): Reader {
  return { ...reader, place: { kind: 'direct' }, circles: reader.alone };
}
