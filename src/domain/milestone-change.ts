import type { KnownDecision } from './answer-book.js';
import { hasDuty } from './duties.js';
import type { Interval } from './following.js';
import { expectedOf, type Milestone } from './milestone.js';
import type { Appointment, Post } from './reader.js';
import { Refusal } from './refusal.js';
import { earliestDay, sameWhen, type Day, type When } from './when.js';

type Owned = Pick<Milestone, 'owner' | 'partnership' | 'with'>;

/** Whether these duties make somebody the owner, or the owner's deputy, there where the milestone is. */
export function ownsIt(appointments: readonly Post[], { owner, partnership, with: others }: Owned): boolean {
  return appointments.some((post) => post.role === owner
    && (partnership === null || (post.partnership !== null && [partnership, ...others].includes(post.partnership))));
}

/** A new date may be given by the owner, their deputy, the secretariat or the chair. */
export function mayMove(appointments: readonly Appointment[], milestone: Owned): boolean {
  return ownsIt(appointments, milestone) || hasDuty(appointments, 'secretariat', 'chair');
}

/** That something is done is said by its owner (or deputy), or by the secretariat on their word. */
export function mayFinish(appointments: readonly Appointment[], milestone: Owned): boolean {
  return ownsIt(appointments, milestone) || hasDuty(appointments, 'secretariat');
}

/** The longest reason that fits beside its milestone in one line of a message. */
export const longestReason = 300;

/**
 * What must hold before a new date is recorded: the milestone is open, the date is another and yet to come, and there
 * is a reason. `was` is the date that the person had before them, so that two who move it at once do not undo each other.
 */
export function checkMove(milestone: Milestone, to: When, { today, was }: { readonly today: Day; readonly was?: string }): void {
  if (milestone.actual !== null) throw new Refusal('already-done', { title: milestone.title, on: milestone.actual });
  const expected = expectedOf(milestone);
  if (was !== undefined && was !== asKey(expected)) throw new Refusal('changed-meanwhile', { id: milestone.id, to: expected });
  if (sameWhen(expected, to)) throw new Refusal('same-date', { id: milestone.id, to });
  if (to.p === 'day' && earliestDay(to) < today) throw new Refusal('date-has-passed', { id: milestone.id, date: to });
}

/** Whether this very move, of this day, stands already: a button pressed twice has done what it says, once. */
export function standsAlready(milestone: Milestone, to: When, { today, reason }: { readonly today: Day; readonly reason: string }): boolean {
  const latest = milestone.forecasts.at(-1);
  return milestone.actual === null && latest !== undefined && latest.givenOn === today && latest.reason === reason && sameWhen(latest.forecast, to);
}

/** What must hold before something is recorded as done: it is open, and the day is not one that is still to come. */
export function checkDone(milestone: Milestone, on: When, today: Day): void {
  if (milestone.actual !== null) throw new Refusal('already-done', { title: milestone.title, on: milestone.actual });
  if (earliestDay(on) > today) throw new Refusal('still-to-come', { id: milestone.id, date: on });
}

/** A baseline is changed by the secretariat or the chair. */
export function mayRebaseline(appointments: readonly Appointment[]): boolean {
  return hasDuty(appointments, 'secretariat', 'chair');
}

/** Whether a decision can carry a new baseline: it was taken, stands, and what came of it is not a refusal. */
export function allowsRebaseline({ outcome, events }: Pick<KnownDecision, 'outcome' | 'events'>): boolean {
  const taken = events.some(({ state }) => state === 'decided' || state === 'announced');
  const gone = events.some(({ state }) => state === 'withdrawn' || state === 'superseded');
  return taken && !gone && outcome !== null && !/\brefused\b|\brejected\b|\bdeclined\b|\bnot (?:agreed|approved|granted)\b|\bbaseline (?:is )?kept\b/i.test(outcome);
}

/** What must hold before another baseline is recorded. `was` is the one that the person had before them. */
export function checkRebaseline(milestone: Milestone, to: When, was?: string): void {
  if (milestone.actual !== null) throw new Refusal('already-done', { title: milestone.title, on: milestone.actual });
  if (was !== undefined && was !== asKey(milestone.baseline)) throw new Refusal('changed-meanwhile', { id: milestone.id, to: milestone.baseline });
  if (sameWhen(milestone.baseline, to)) throw new Refusal('same-baseline', { id: milestone.id, to });
}

/** What a milestone follows is said by whoever may move it; that it waits on a decision at all, by the secretariat or the chair, for it changes who sees it. */
export function mayFollow(appointments: readonly Appointment[], milestone: Owned & Pick<Milestone, 'contingentOn'>): boolean {
  return milestone.contingentOn === null ? hasDuty(appointments, 'secretariat', 'chair') : mayMove(appointments, milestone);
}

/**
 * What must hold before a milestone comes so long after a decision, or (null) no longer so: it is open, and it waits on
 * no other decision. `was` is what it followed when the person was shown it.
 */
export function checkFollow(milestone: Milestone, decision: string, after: Interval | null, was?: string): void {
  const { id, title, actual, contingentOn } = milestone;
  if (actual !== null) throw new Refusal('already-done', { title, on: actual });
  if (was !== undefined && was !== followKey(milestone)) throw new Refusal('changed-meanwhile', { id, to: expectedOf(milestone) });
  if (contingentOn !== null && contingentOn !== decision) throw new Refusal('not-understood', { what: `that, as ${id} waits on ${contingentOn}`, example: `/milestone follow ${id} six weeks after ${contingentOn}` });
  if (followKey(milestone) === followKey({ contingentOn: contingentOn ?? null, after }) && after !== null) throw new Refusal('not-understood', { what: `that as a change, as ${id} comes so long after ${decision} already`, example: `/milestone ${id}` });
}

/** One text for what a milestone follows, to compare what was shown with what stands. */
export function followKey({ contingentOn, after }: { readonly contingentOn: string | null; readonly after?: Interval | null }): string {
  const unit = (['days', 'working_days', 'weeks', 'months'] as const).find((one) => after?.[one] !== undefined);
  return `${contingentOn ?? 'none'} ${unit === undefined ? 'none' : `${after?.[unit]} ${unit}`}`;
}

/** One text for one date, to compare what was shown with what stands. */
export function asKey(when: When | null): string {
  return when === null ? 'none' : `${when.d} ${when.p}`;
}
