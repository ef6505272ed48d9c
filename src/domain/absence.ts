import { addDays, compareDays } from './day.js';
import type { PersonId } from './ids.js';
import type { Day } from './when.js';

/** Days on which somebody is away, from the first to the last of them. */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** Somebody's days away from work, besides weekends and holidays. */
export interface Absence extends Stretch {
  readonly person: PersonId;
}

/** A year and a day is a term's end, not an absence. */
export const longestAbsence = 366;

/** The last day of the absence that covers a day, with those that follow it without a gap; null when they are there. */
export function awayUntil(stretches: readonly Stretch[], day: Day): Day | null {
  let last: Day | null = null;
  for (const { from, to } of [...stretches].sort((a, b) => compareDays(a.from, b.from))) {
    const next = last === null ? day : addDays(last, 1);
    if (from <= next && to >= next) last = to;
  }
  return last;
}

export function stretchesOf(absences: readonly Absence[], person: PersonId | null): readonly Stretch[] {
  return person === null ? [] : absences.filter((one) => one.person === person).map(({ from, to }) => ({ from, to }));
}
