import { daysBetween } from './day.js';
import { expectedOf, type Milestone } from './milestone.js';
import { exactDay, isPast, type Day, type When } from './when.js';

type Dated = Pick<Milestone, 'baseline' | 'forecasts' | 'actual'>;

/**
 * How far a milestone stands from its baseline: (actual, else latest forecast, else baseline) minus baseline, in
 * calendar days, later being positive. Days are given only where both ends are known to the day.
 */
export type Slippage =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'not-computed'; readonly why: 'no baseline' | 'a date is not known to the day' };

export function slippageOf(milestone: Dated): Slippage {
  return slippageBetween(milestone.baseline, milestone.actual ?? expectedOf(milestone));
}

/** The slippage from one date to another; for a decision, from the day it was needed by to its latest forecast. */
export function slippageBetween(baseline: When | null, end: When | null): Slippage {
  if (baseline === null || end === null) return { kind: 'not-computed', why: 'no baseline' };
  const [from, to] = [exactDay(baseline), exactDay(end)];
  if (from === null || to === null) return { kind: 'not-computed', why: 'a date is not known to the day' };
  return { kind: 'days', days: daysBetween(from, to) };
}

/** Whether the date a milestone was expected has wholly passed with nothing on record as done. */
export function isOverdue(milestone: Dated, today: Day): boolean {
  const expected: When | null = expectedOf(milestone);
  return milestone.actual === null && expected !== null && isPast(expected, today);
}

/** Whether a milestone is not done and is expected after its baseline, or is overdue. */
export function isLate(milestone: Dated, today: Day): boolean {
  if (milestone.actual !== null) return false;
  const slippage = slippageOf(milestone);
  return isOverdue(milestone, today) || (slippage.kind === 'days' && slippage.days > 0);
}

/**
 * How late an open milestone is by the best that is known: to its forecast, or, once that has passed with nothing done,
 * to today. Nought days where it is on time, and for one that is done.
 */
export function latenessOf(milestone: Dated, today: Day): Slippage {
  if (milestone.actual !== null) return { kind: 'days', days: 0 };
  const slippage = slippageBetween(milestone.baseline, isOverdue(milestone, today) ? { d: today, p: 'day' } : expectedOf(milestone));
  return slippage.kind === 'days' ? { kind: 'days', days: Math.max(0, slippage.days) } : slippage;
}
