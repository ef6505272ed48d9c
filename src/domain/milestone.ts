import type { DecisionId, MilestoneId, PartnershipId, RoleId } from './ids.js';
import type { Day, When } from './when.js';

/** A date its owner gave for a milestone, on a day, with the reason it differs from the one before. */
export interface Forecast {
  readonly givenOn: Day;
  readonly forecast: When;
  readonly reason: string;
}

/**
 * An objective event that matters; it has happened or it has not. The baseline is kept as agreed; forecasts are added
 * and never overwritten; the actual is when it did happen.
 */
export interface Milestone {
  readonly id: MilestoneId;
  readonly title: string;
  readonly kind: string;
  readonly owner: RoleId;
  readonly partnership: PartnershipId | null;
  readonly with: readonly PartnershipId[];
  readonly contingentOn: DecisionId | null;
  readonly baseline: When | null;
  readonly forecasts: readonly Forecast[];
  readonly actual: When | null;
}

/** The date a milestone is now expected, by its latest forecast or else its baseline. */
export function expectedOf(milestone: Pick<Milestone, 'baseline' | 'forecasts'>): When | null {
  return milestone.forecasts.at(-1)?.forecast ?? milestone.baseline;
}
