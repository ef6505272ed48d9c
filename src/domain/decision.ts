import type { DecisionEvent, KnownDecision, KnownMeeting } from './answer-book.js';
import { daysBetween } from './day.js';
import type { WorkedBack } from './last-useful.js';
import { earliestDay, exactDay, latestDay, type Day, type When } from './when.js';

export type DecisionState = 'pending' | 'deferred' | 'decided' | 'announced' | 'effective' | 'superseded' | 'withdrawn';

const ends: readonly DecisionEvent['state'][] = ['withdrawn', 'superseded', 'effective', 'announced', 'decided'];

/** Where a decision stands for this reader on this day. Whoever was not told sees it waiting, whatever has happened. */
export function stateOf({ events, forecasts, told }: Pick<KnownDecision, 'events' | 'forecasts' | 'told'>, today: Day): DecisionState {
  if (told) {
    const reached = ends.find((state) => events.some((event) => event.state === state && earliestDay(event.happened) <= today));
    if (reached !== undefined) return reached;
  }
  return forecasts.length > 1 ? 'deferred' : 'pending';
}

export function isOpen(state: DecisionState): boolean {
  return state === 'pending' || state === 'deferred';
}

/** The last day on which news is still useful to one partnership, and why. */
export interface LastUseful {
  readonly partnership: string;
  readonly on: Day;
  readonly reason: string;
  /** Where nobody entered it: how it was worked back from what the partnership is committed to. */
  readonly from?: WorkedBack;
}

/** How long a decision has been waited for, and what that costs. Days only where both ends are known to the day. */
export interface DecisionClock {
  readonly since: When | null;
  readonly daysWaiting: number | null;
  readonly daysPastNeeded: number | null;
  readonly forecasts: number;
  /** The latest forecast, where its day has gone by. */
  readonly passed: Day | null;
  readonly expected: Day | null;
  readonly waiting: readonly string[];
  readonly nextMeeting: { readonly id: string; readonly on: Day } | null;
  /** Every such day of every partnership, the soonest first; days gone by come first of all. */
  readonly lastUseful: readonly LastUseful[];
}

export interface ClockFacts {
  readonly today: Day;
  readonly meetings: readonly Pick<KnownMeeting, 'id' | 'on'>[];
  readonly lastUseful: readonly LastUseful[];
}

export function decisionClock(decision: KnownDecision, { today, meetings, lastUseful }: ClockFacts): DecisionClock {
  const since = decision.raisedOn;
  const raised = since === null ? null : exactDay(since);
  const needed = decision.neededBy === null ? null : latestDay(decision.neededBy);
  const latest = decision.forecasts.at(-1)?.forecast ?? null;
  const next = [...meetings].sort((a, b) => (a.on < b.on ? -1 : 1)).find(({ on }) => on >= today);
  return {
    since,
    daysWaiting: raised === null ? null : daysBetween(raised, today),
    daysPastNeeded: needed === null || needed >= today ? null : daysBetween(needed, today),
    forecasts: decision.forecasts.length,
    passed: latest !== null && latest < today ? latest : null,
    expected: latest,
    waiting: decision.dependents,
    nextMeeting: next === undefined ? null : { id: next.id, on: next.on },
    lastUseful: [...lastUseful].sort((a, b) => (a.on < b.on ? -1 : 1)),
  };
}

/** Days between two drafts of a holding note while a decision is waited for. */
export const holdingNoteEvery = 14;

/**
 * What the clock asks of people today: a word with the decision owner the day after a forecast has passed, and a
 * holding note every fortnight once a decision is late or has been put off. `lastNote` is the last that was drafted.
 */
export function promptsDue(clock: DecisionClock, { today, lastNote }: { readonly today: Day; readonly lastNote: Day | null }): { readonly kind: 'forecast-passed' | 'holding-note'; readonly about: Day }[] {
  const nudge = clock.passed === null ? [] : [{ kind: 'forecast-passed' as const, about: clock.passed }];
  const late = clock.daysPastNeeded !== null || clock.forecasts > 1;
  const due = late && (lastNote === null || daysBetween(lastNote, today) >= holdingNoteEvery);
  return due ? [...nudge, { kind: 'holding-note', about: today }] : nudge;
}
