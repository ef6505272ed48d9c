import type { DeliveryId } from './domain/ids.js';
import type { Instant } from './domain/when.js';
import type { Office } from './office.js';

/** Every job by name, with what it is told: ids only, for Redis is read by others and may be wiped. */
export interface Payloads {
  'deliver': { readonly delivery: DeliveryId; readonly generation: number };
}

/** How a job ended. Throwing means: try again. */
export type Ending =
  | { readonly kind: 'done' }
  | { readonly kind: 'nothing-to-do'; readonly why: string }
  | { readonly kind: 'not-yet'; readonly again: Instant };

export interface Job<Name extends keyof Payloads = keyof Payloads> {
  readonly name: Name;
  run(office: Office, payload: Payloads[Name]): Promise<Ending>;
}

/** Every job, by name. */
export type Jobs = { readonly [Name in keyof Payloads]: Job<Name> };

/**
 * Work that comes round again and again, by one process at a time. It compares what is on record with what ought to
 * be, and never trusts that it was called on time, or called once: a missed round is made up for by the next.
 */
export interface Round {
  readonly name: string;
  readonly everyMs: number;
  run(office: Office): Promise<void>;
  /** The next moment after now at which something falls due, by the records: it runs then, and does not wait for its turn. */
  nextAt?(office: Office): Promise<Instant | null>;
}
