import type { Day } from '../domain/when.js';
import { takeAsOf, type DateContext } from './as-of.js';

/** What was asked with /partnership: all of them, or one by a name; perhaps as of a past day. */
export interface AskedPartnership {
  readonly name: string | null;
  readonly asOf: Day | null;
}

/** Reads "North East as of 14 October 2005". */
export function readPartnershipQuestion(text: string, context: DateContext): AskedPartnership {
  const { rest, asOf } = takeAsOf(text, context);
  const name = rest.trim().replace(/^(list|all|show)\b\s*/i, '').replace(/[?!.]+$/, '').trim();
  return { name: name === '' ? null : name, asOf };
}
