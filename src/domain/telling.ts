import type { Telling } from './clearance.js';
import type { AudienceId } from './ids.js';
import { momentOf } from './moment.js';
import { latestDay, type Instant, type When } from './when.js';

/** What the register says of who was told, or will be: a day, and an hour where one was fixed. */
export interface TellingFacts {
  readonly audiences: readonly AudienceId[];
  readonly happened: When;
  readonly at: string | null;
}

/**
 * The moment from which a telling counts. An hour in the register is kept; without one, a holding line that ends on
 * that day gives the hour, for both end together; without that, noon, when the day's meeting can be taken to have heard.
 * A telling of which only the month is known counts from the end of it.
 */
export function tellingMoment({ happened, at }: Pick<TellingFacts, 'happened' | 'at'>, lineEnds: readonly string[], zone: string): Instant {
  if (at !== null) return momentOf(at, zone);
  const day = latestDay(happened);
  const end = lineEnds.find((text) => text.startsWith(`${day}T`));
  return momentOf(end ?? day, zone, '12:00');
}

export function tellingsOf(facts: readonly TellingFacts[], lineEnds: readonly string[], zone: string): Telling[] {
  return facts.flatMap((told) => {
    const from = tellingMoment(told, lineEnds, zone);
    return told.audiences.map((audience) => ({ audience, from }));
  });
}
