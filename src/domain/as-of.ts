import type { Milestone } from './milestone.js';
import { exactDay, latestDay, type Day, type When } from './when.js';

/** What was recorded of one thing's dates; `actualKnownOn` is the day its actual was put on record. */
export interface DateHistory {
  readonly baseline: When | null;
  readonly forecasts: Milestone['forecasts'];
  readonly actual: When | null;
  readonly actualKnownOn?: Day | null | undefined;
}

/**
 * The dates as they were known at the end of a day: forecasts given by then, and the actual only if it was on record by
 * then. An actual that does not say when it was recorded counts from the last day it can have been.
 */
export function asOf<History extends DateHistory>(history: History, day: Day): History {
  const { actual } = history;
  const known = actual === null ? null : (history.actualKnownOn ?? exactDay(actual) ?? latestDay(actual));
  return {
    ...history,
    forecasts: history.forecasts.filter(({ givenOn }) => givenOn <= day),
    actual: known !== null && known <= day ? actual : null,
  };
}
