import type { Delivery } from '../../src/domain/delivery.js';
import type { PersonId } from '../../src/domain/ids.js';
import type { Inspection, Message, Office, Records } from '../../src/office.js';

/** There is nothing to say after all, and why. */
export interface Pointless {
  readonly pointless: string;
}

/** A channel that was just looked at, and what is about to be posted there. */
export interface Look {
  readonly delivery: Delivery;
  readonly inspection: Inspection;
}

/**
 * What a kind of delivery needs beyond its row. All of it runs in a transaction, so it reads records and calls nobody.
 * Kinds are listed in `jobs/index.ts`.
 */
export interface Composer {
  /** The words as things stand now, for a delivery that was planned without any. */
  compose?(records: Records, delivery: Delivery, office: Office): Promise<Message | Pointless>;
  /** The same for many at once, in the order given, where that costs about the same as for one. */
  composeAll?(records: Records, deliveries: readonly Delivery[], office: Office): Promise<readonly (Message | Pointless)[]>;
  /** A last look at who reads each destination, in the order given. Anything but null fails the delivery, with that as the reason. */
  mayGo?(records: Records, looks: readonly Look[]): Promise<readonly (string | null)[]>;
  /** Who is told when it cannot be sent, or when a person must decide. */
  answersFor?(records: Records, delivery: Delivery): Promise<PersonId | null>;
}

export type Composers = Readonly<Record<string, Composer>>;
