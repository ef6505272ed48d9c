import type { AudienceId, ChannelId, PersonId, PartnershipId, RoleId } from './ids.js';
import type { Instant } from './when.js';

/** A duty somebody holds: a role, with its partnership where it has one. */
export interface Appointment {
  readonly role: RoleId;
  readonly partnership: PartnershipId | null;
  readonly deputy: boolean;
}

/** Where a question is asked: alone with the bot, or where others read along. */
export type Place =
  | { readonly kind: 'direct' }
  | { readonly kind: 'channel'; readonly channel: ChannelId; readonly name: string };

/**
 * Who will read an answer: the asker and the place together. In a channel `audiences` holds only what its least
 * cleared member may know; `alone` holds what the asker may know with nobody reading along.
 */
export interface Reader {
  readonly person: PersonId | null;
  readonly appointments: readonly Appointment[];
  readonly place: Place;
  readonly audiences: readonly AudienceId[];
  readonly alone: readonly AudienceId[];
  /** The moment of asking: what may be known is judged at this moment, whatever day the question is about. */
  readonly at: Instant;
}
