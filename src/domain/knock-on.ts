import type { KnownDecision, KnownMeeting } from './answer-book.js';
import { isOpen } from './answer-late.js';
import { soLongAfter, type Interval } from './following.js';
import { expectedOf, type Milestone } from './milestone.js';
import { exactDay, latestDay, onDay, sameWhen, type Day, type When } from './when.js';
import { workingDaysBetween, type WorkingCalendar } from './working-days.js';

/** What else a new date of a milestone touches. */
export type KnockOn =
  /** A decision that waits for it, or that it now comes after. */
  | { readonly kind: 'decision'; readonly id: string; readonly title: string; readonly expected: Day | null; readonly tooLate: 'yes' | 'no' }
  /** It would have been ready for the papers of this meeting, and no longer is. */
  | { readonly kind: 'papers'; readonly meeting: string; readonly on: Day; readonly papersDue: Day; readonly next: { readonly meeting: string; readonly on: Day } | null }
  /** Others have so many working days left to comment, of so many before; none is left where it is nought or less. */
  | { readonly kind: 'comments'; readonly id: string; readonly title: string; readonly closes: Day; readonly before: number; readonly after: number }
  /** A milestone that follows it and would now come before it. */
  | { readonly kind: 'overtaken'; readonly id: string; readonly title: string; readonly expected: Day }
  /** A milestone that hangs on a decision: it comes so long after it, or waits on it without that being said. */
  | { readonly kind: 'waiting'; readonly id: string; readonly title: string; readonly decision: string; readonly after: Interval | null; readonly from: When | null; readonly to: When | null; readonly soonest: 'soonest' | 'then' };

/** What the mover may know of the rest of the register. */
export interface Surroundings {
  readonly milestones: readonly Milestone[];
  readonly decisions: readonly KnownDecision[];
  readonly meetings: readonly KnownMeeting[];
  readonly calendar: WorkingCalendar;
}

const commentWords = /\b(comments?|consultation|consulting|responses?|feedback)\b/i;

/** What a move to this date knocks on to: decisions, paper deadlines, comment windows, and what was to follow. */
export function knockOns(milestone: Milestone, to: When, around: Surroundings): KnockOn[] {
  const expected = expectedOf(milestone);
  const [before, after] = [expected === null ? null : latestDay(expected), latestDay(to)];
  return [
    ...around.decisions.filter((decision) => isOpen(decision) && waitsFor(decision, milestone)).flatMap((decision) => {
      const touched = decisionTouched(decision, after);
      return touched.tooLate === 'no' ? [touched] : [touched, ...waitingOn(decision.id, after, around).map((one) => touchedBy(one, 'soonest'))];
    }),
    ...(before === null ? [] : papersMissed(before, after, around.meetings)),
    ...(before === null ? [] : around.milestones.filter((other) => follows(other, milestone, before)).flatMap((other) => followerTouched(other, before, after, around.calendar))),
  ];
}

/** What another date of a decision knocks on to: the milestones that wait on it, and what a new date of theirs touches in turn. */
export function decisionKnockOns(decision: string, to: Day, around: Surroundings): KnockOn[] {
  const waiting = waitingOn(decision, to, around);
  return [
    ...waiting.map((one) => touchedBy(one, 'then')),
    ...waiting.flatMap(({ milestone, to: date }) => (date === null || sameWhen(expectedOf(milestone), date) ? [] : knockOns(milestone, date, around))),
  ];
}

interface Waiting {
  readonly milestone: Milestone;
  readonly to: When | null;
}

function waitingOn(decision: string, at: Day, { milestones, calendar }: Surroundings): Waiting[] {
  return milestones.filter(({ contingentOn, actual }) => contingentOn === decision && actual === null)
    .map((milestone) => ({ milestone, to: milestone.after ? soLongAfter(onDay(at), milestone.after, calendar) : null }));
}

function touchedBy({ milestone, to }: Waiting, soonest: 'soonest' | 'then'): KnockOn {
  const { id, title, contingentOn, after = null } = milestone;
  return { kind: 'waiting', id, title, decision: contingentOn ?? '', after, from: expectedOf(milestone), to, soonest };
}

function waitsFor({ informedBy }: KnownDecision, { id }: Milestone): boolean {
  return informedBy.includes(id);
}

function decisionTouched({ id, title, forecasts, neededBy }: KnownDecision, after: Day): Extract<KnockOn, { readonly kind: 'decision' }> {
  const expected = forecasts.at(-1)?.forecast ?? (neededBy === null ? null : exactDay(neededBy));
  return { kind: 'decision', id, title, expected, tooLate: expected !== null && after > expected ? 'yes' : 'no' };
}

function papersMissed(before: Day, after: Day, meetings: readonly KnownMeeting[]): KnockOn[] {
  return meetings.flatMap(({ id, on, papersDue }): KnockOn[] => {
    if (papersDue === null || before > papersDue || after <= papersDue) return [];
    const later = meetings.find((other) => other.on > on && (other.papersDue ?? other.on) >= after);
    return [{ kind: 'papers', meeting: id, on, papersDue, next: later === undefined ? null : { meeting: later.id, on: later.on } }];
  });
}

/** Within this many days after it, what belongs to the same work follows from it. */
const nearDays = 90;

/** The open milestones of the same partnership, or of the same line of work, that were to come soon after. */
function follows(other: Milestone, milestone: Milestone, before: Day): boolean {
  const expected = expectedOf(other);
  if (other.id === milestone.id || other.actual !== null || expected === null || other.partnership !== milestone.partnership) return false;
  const sameWork = milestone.partnership !== null || lineOf(other.id) === lineOf(milestone.id);
  const day = latestDay(expected);
  return sameWork && day >= before && Date.parse(day) - Date.parse(before) <= nearDays * 86_400_000;
}

/** `M-E8` and `M-E9` belong to one line of work. */
function lineOf(id: string): string {
  return id.replace(/\d+$/, '');
}

function followerTouched(other: Milestone, before: Day, after: Day, calendar: WorkingCalendar): KnockOn[] {
  const expected = expectedOf(other);
  if (expected === null) return [];
  const closes = latestDay(expected);
  const { id, title } = other;
  if (commentWords.test(title)) {
    const [had, has] = [workingDaysBetween(before, closes, calendar), workingDaysBetween(after, closes, calendar)];
    return has < had ? [{ kind: 'comments', id, title, closes, before: had, after: Math.max(0, has) }] : [];
  }
  return closes < after ? [{ kind: 'overtaken', id, title, expected: closes }] : [];
}
