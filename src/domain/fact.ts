import type { Interval } from './following.js';
import type { When } from './when.js';

/** What the secretariat keeps and the bot cannot put on record from plain words. */
export type KeptByHand = 'action' | 'risk' | 'milestone' | 'decision' | 'meeting' | 'papers' | 'record';

export type Attending = 'yes' | 'no' | 'deputy';

/** Something new that somebody told, as far as it was understood. None of it is on record before a button is pressed. */
export interface Fact {
  /** The date that was given: none, one, or the readings between which one must be chosen. */
  readonly dates: readonly { readonly label: string; readonly when: When }[];
  /** So much later than is expected, or earlier where its number is below nought. */
  readonly by: Interval | null;
  readonly figure: number | null;
  readonly attending: Attending | null;
  readonly kept: KeptByHand | null;
}

export const nothingTold: Fact = { dates: [], by: null, figure: null, attending: null, kept: null };
