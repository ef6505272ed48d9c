import type { PartnershipId } from './ids.js';
import type { When } from './when.js';

/** A region's collaboration of authorities. Membership is voluntary. */
export interface Partnership {
  readonly id: PartnershipId;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly members: readonly string[];
  /** Members that the source list does not confirm. */
  readonly unconfirmed: readonly string[];
  readonly work: readonly string[];
  readonly host: string | null;
  /** Whether it was one of the pilots, where the programme's file says so. */
  readonly pilot?: boolean | null;
  readonly laterName: { readonly name: string; readonly by: When } | null;
}
