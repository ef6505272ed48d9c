import type { Interval } from './following.js';
import type { DecisionId, MilestoneId, PartnershipId, RoleId } from './ids.js';
import type { Day, When } from './when.js';

/** A date its owner gave for a milestone, on a day, with the reason it differs from the one before. */
export interface Forecast {
  readonly givenOn: Day;
  readonly forecast: When;
  readonly reason: string;
}

/** A change of what was agreed, by a decision that is on record. */
export interface Rebaselining {
  readonly givenOn: Day;
  readonly was: When | null;
  readonly baseline: When;
  readonly decision: DecisionId;
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
  /** How long after that decision it comes, where that was agreed: it follows when the decision's date moves. */
  readonly after?: Interval | null;
  /** The baseline in force. Those before it are in `rebaselined`. */
  readonly baseline: When | null;
  readonly rebaselined?: readonly Rebaselining[];
  readonly forecasts: readonly Forecast[];
  readonly actual: When | null;
}

/** The date a milestone is now expected, by its latest forecast or else its baseline. */
export function expectedOf(milestone: Pick<Milestone, 'baseline' | 'forecasts'>): When | null {
  return milestone.forecasts.at(-1)?.forecast ?? milestone.baseline;
}

/**
 * The next free id for a milestone, after the programme's own pattern: its partnership's (M-SW2), else that of the
 * owner's others that belong to no partnership (M-E12), else the programme's (M-P8).
 */
export function nextMilestoneId(wanted: Pick<Milestone, 'owner' | 'partnership'>, existing: readonly Pick<Milestone, 'id' | 'owner' | 'partnership'>[]): MilestoneId {
  const parts = (id: string) => /^M-([A-Z]+)(\d+)$/.exec(id);
  const alike = existing.find((one) => one.partnership === null && one.owner === wanted.owner && parts(one.id) !== null);
  const stem = wanted.partnership ?? (alike === undefined ? 'P' : (parts(alike.id)?.[1] ?? 'P'));
  const numbers = existing.flatMap(({ id }) => {
    const found = parts(id);
    return found?.[1] === stem ? [Number(found[2])] : [];
  });
  return `M-${stem}${Math.max(0, ...numbers) + 1}` as MilestoneId;
}
