import type { Book, KnownAction, KnownDecision } from './answer-book.js';
import { daysBetween } from './day.js';
import { expectedOf, type Milestone } from './milestone.js';
import { scheduleRag } from './rag.js';
import { isLate, isOverdue } from './slippage.js';
import { earliestDay, exactDay, latestDay, type Day, type When } from './when.js';

/** Something not done whose date lies, or has passed, after the day that was agreed. */
export interface LateItem {
  readonly kind: 'milestone' | 'decision';
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly partnership: string | null;
  readonly agreed: When;
  readonly expected: When;
  /** Calendar days after the agreed day: of the forecast, or of today where the forecast too has passed. Null where a date is not a day. */
  readonly days: number | null;
  readonly overdue: boolean;
  readonly reason: string | null;
}

/** Everything late on this day, decisions included, worst first; what cannot be counted in days comes last. */
export function lateItems(book: Book): LateItem[] {
  const found = [...book.milestones.flatMap((milestone) => lateMilestone(milestone, book.asOf)), ...book.decisions.flatMap((decision) => lateDecision(decision, book.asOf))];
  return found.sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || a.id.localeCompare(b.id));
}

export function lateMilestone(milestone: Milestone, today: Day): LateItem[] {
  const expected = expectedOf(milestone);
  if (!isLate(milestone, today) || expected === null) return [];
  const agreed = milestone.baseline ?? expected;
  const overdue = isOverdue(milestone, today);
  return [{
    kind: 'milestone', id: milestone.id, title: milestone.title, owner: milestone.owner, partnership: milestone.partnership, agreed, expected, overdue,
    days: daysLate(agreed, overdue ? { d: today, p: 'day' } : expected), reason: milestone.forecasts.at(-1)?.reason ?? null,
  }];
}

/**
 * A decision is open until its reader was told that it was taken, or that it will not be. Others may have been told: what is said
 * of an open one must be true also then, so never that it is awaited, undecided or overdue.
 */
export function isOpen(decision: KnownDecision): boolean {
  return !decision.told || (decision.outcome === null && !decision.events.some(({ state }) => ['decided', 'announced', 'superseded', 'withdrawn'].includes(state)));
}

export function lateDecision(decision: KnownDecision, today: Day): LateItem[] {
  const last = decision.forecasts.at(-1);
  const agreed = decision.neededBy;
  if (agreed === null || !isOpen(decision)) return [];
  const expected: When = last === undefined ? agreed : { d: last.forecast, p: 'day' };
  const overdue = latestDay(expected) < today;
  if (!overdue && latestDay(expected) <= latestDay(agreed)) return [];
  return [{
    kind: 'decision', id: decision.id, title: decision.title, owner: decision.owner, partnership: null, agreed, expected, overdue,
    days: daysLate(agreed, overdue ? { d: today, p: 'day' } : expected), reason: last?.reason ?? null,
  }];
}

function daysLate(agreed: When, end: When): number | null {
  const [from, to] = [exactDay(agreed), exactDay(end)];
  return from === null || to === null ? null : daysBetween(from, to);
}

export interface LateAction {
  readonly action: KnownAction;
  readonly days: number;
}

/** Open actions whose day has passed, the longest first. */
export function overdueActions(actions: readonly KnownAction[], today: Day): LateAction[] {
  return actions.filter(({ closedOn, dueOn }) => closedOn === null && dueOn < today)
    .map((action) => ({ action, days: daysBetween(action.dueOn, today) })).sort((a, b) => b.days - a.days);
}

export interface Slip {
  readonly id: string;
  readonly title: string;
  readonly partnership: string | null;
  readonly givenOn: Day;
  readonly before: When;
  readonly after: When;
  readonly days: number | null;
  readonly reason: string;
}

/** Forecasts given in these days that put something later than it was expected before. */
export function slipsBetween(book: Book, from: Day, to: Day): Slip[] {
  const dated = [
    ...book.milestones.map(({ id, title, partnership, baseline, forecasts }) => ({ id: id as string, title, partnership: partnership as string | null, baseline, forecasts })),
    ...book.decisions.map(({ id, title, neededBy, forecasts }) => ({
      id: id as string, title, partnership: null, baseline: neededBy, forecasts: forecasts.map((given) => ({ ...given, forecast: { d: given.forecast, p: 'day' as const } })),
    })),
  ];
  return dated.flatMap(({ id, title, partnership, baseline, forecasts }) => forecasts.flatMap((given, at) => {
    const before = forecasts[at - 1]?.forecast ?? baseline;
    if (given.givenOn < from || given.givenOn > to || before === null || latestDay(given.forecast) <= latestDay(before)) return [];
    return [{ id, title, partnership, givenOn: given.givenOn, before, after: given.forecast, days: daysLate(before, given.forecast), reason: given.reason }];
  })).sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || a.id.localeCompare(b.id));
}

/** Milestones not done whose schedule is amber or red. */
export function troubled(book: Book): { milestone: Milestone; rag: 'amber' | 'red' }[] {
  return book.milestones.flatMap((milestone) => {
    const rag = scheduleRag(milestone, book.asOf, book.programme.rag);
    return rag === 'red' || rag === 'amber' ? [{ milestone, rag }] : [];
  }).sort((a, b) => (a.rag === b.rag ? 0 : a.rag === 'red' ? -1 : 1));
}

/** Open things expected within these days, the earliest first: milestones and decisions by forecast, actions by due day. */
export function dueBetween(book: Book, from: Day, to: Day): { id: string; title: string; partnership: string | null; when: When }[] {
  const milestones = book.milestones.flatMap((milestone) => {
    const when = expectedOf(milestone);
    return milestone.actual === null && when !== null ? [{ id: milestone.id as string, title: milestone.title, partnership: milestone.partnership as string | null, when }] : [];
  });
  const decisions = book.decisions.filter(isOpen).flatMap(({ id, title, forecasts, neededBy }): { id: string; title: string; partnership: string | null; when: When }[] => {
    const last = forecasts.at(-1);
    const when = last === undefined ? neededBy : { d: last.forecast, p: 'day' as const };
    return when === null ? [] : [{ id, title, partnership: null, when }];
  });
  const actions = book.actions.filter(({ closedOn }) => closedOn === null)
    .map(({ id, title, dueOn }) => ({ id, title, partnership: null, when: { d: dueOn, p: 'day' as const } }));
  return [...milestones, ...decisions, ...actions].filter(({ when }) => earliestDay(when) >= from && latestDay(when) <= to)
    .sort((a, b) => latestDay(a.when).localeCompare(latestDay(b.when)) || a.id.localeCompare(b.id));
}
