import { asksActionOf } from './action-owner.js';
import { isOpen, lateDecision, lateMilestone } from './answer-late.js';
import type { Book, KnownAction, KnownDecision, KnownMeeting, KnownRisk } from './answer-book.js';
import { daysBetween } from './day.js';
import { expectedOf, type Milestone } from './milestone.js';
import { ownPartDone } from './own-part.js';
import type { Question } from './question.js';
import { scheduleRag } from './rag.js';
import { slippageOf } from './slippage.js';
import { earliestDay, latestDay, type When } from './when.js';

/** One thing of a list that was spoken of before, as its reader may know it now. */
export type Thing =
  | { readonly sort: 'milestone'; readonly id: string; readonly of: Milestone }
  | { readonly sort: 'decision'; readonly id: string; readonly of: KnownDecision }
  | { readonly sort: 'action'; readonly id: string; readonly of: KnownAction }
  | { readonly sort: 'risk'; readonly id: string; readonly of: KnownRisk }
  | { readonly sort: 'meeting'; readonly id: string; readonly of: KnownMeeting };

/** The things a question points at, in the order they were shown; what this reader may not know, or no longer, falls out. */
export function thingsOf(ids: readonly string[], book: Book): Thing[] {
  return ids.flatMap((id): Thing[] => {
    const milestone = book.milestones.find((one) => one.id === id);
    if (milestone !== undefined) return [{ sort: 'milestone', id, of: milestone }];
    const decision = book.decisions.find((one) => one.id === id);
    if (decision !== undefined) return [{ sort: 'decision', id, of: decision }];
    const action = book.actions.find((one) => one.id === id);
    if (action !== undefined) return [{ sort: 'action', id, of: action }];
    const risk = book.risks.find((one) => one.id === id);
    if (risk !== undefined) return [{ sort: 'risk', id, of: risk }];
    const meeting = book.meetings.find((one) => one.id === id);
    return meeting === undefined ? [] : [{ sort: 'meeting', id, of: meeting }];
  });
}

/** The day a thing is expected, is to be looked at or was done. */
export function dateOf(thing: Thing): When | null {
  switch (thing.sort) {
    case 'milestone': return thing.of.actual ?? expectedOf(thing.of);
    case 'decision': {
      const last = thing.of.forecasts.at(-1);
      const told = isOpen(thing.of) ? undefined : thing.of.events.find(({ state }) => state === 'announced' || state === 'decided');
      if (told !== undefined) return told.happened;
      return last === undefined ? thing.of.neededBy : { d: last.forecast, p: 'day' };
    }
    case 'action': return { d: thing.of.dueOn, p: 'day' };
    case 'risk': return { d: thing.of.reviewOn, p: 'day' };
    case 'meeting': return { d: thing.of.on, p: 'day' };
  }
}

/** Whether a thing is late, and by how many days where they can be counted. */
export function lateness(thing: Thing, today: Book['asOf']): { readonly days: number | null } | null {
  switch (thing.sort) {
    case 'milestone': return lateMilestone(thing.of, today)[0] ?? null;
    case 'decision': return lateDecision(thing.of, today)[0] ?? null;
    case 'action': return thing.of.closedOn === null && thing.of.dueOn < today ? { days: daysBetween(thing.of.dueOn, today) } : null;
    case 'risk': return thing.of.reviewOn < today ? { days: daysBetween(thing.of.reviewOn, today) } : null;
    case 'meeting': return null;
  }
}

/** Whether nothing may be said of what became of it: a decision of which its reader was told no outcome, whether there is one or not. */
export function isUntold(thing: Thing): boolean {
  return thing.sort === 'decision' && isOpen(thing.of);
}

/** Whether it is on record as done, as far as its reader was told. */
export function isDone(thing: Thing, today: Book['asOf']): boolean {
  switch (thing.sort) {
    case 'milestone': return thing.of.actual !== null;
    case 'decision': return !isOpen(thing.of);
    case 'action': return thing.of.closedOn !== null;
    case 'risk': return false;
    case 'meeting': return thing.of.on < today;
  }
}

/** The reasons on record for its dates, the last one last. */
export function reasonsOf(thing: Thing): readonly string[] {
  return thing.sort === 'milestone' || thing.sort === 'decision' ? thing.of.forecasts.map(({ reason }) => reason) : [];
}

/** How often it was given a new date; a decision's first date is none. */
export function movesOf(thing: Thing): number {
  return thing.sort === 'milestone' ? thing.of.forecasts.length : thing.sort === 'decision' ? Math.max(0, thing.of.forecasts.length - 1) : 0;
}

/** What a list may be cut by. */
export interface Cut {
  readonly late: 'yes' | 'no' | 'any';
  readonly done: 'yes' | 'no' | 'any';
  readonly colours: readonly string[];
  readonly places: readonly string[];
  /** The posts of which one has it. */
  readonly posts: readonly string[];
  readonly window: Question['window'];
  /** Whose alone, where the asker's own are meant. */
  readonly whose: { readonly roles: readonly string[]; readonly partnerships: readonly string[] } | null;
}

/** By how many days after its agreed day a milestone was done; null where it was not late, or that cannot be said. */
export function doneLate(thing: Thing): number | null {
  const slip = thing.sort === 'milestone' && thing.of.actual !== null ? slippageOf(thing.of) : null;
  return slip?.kind === 'days' && slip.days > 0 ? slip.days : null;
}

/** Those of a list that a cut leaves. Of what is all done, late is what was done after its day. */
export function cutTo(things: readonly Thing[], cut: Cut, book: Book): Thing[] {
  const allDone = things.every((thing) => isDone(thing, book.asOf));
  const isLate = (thing: Thing) => (allDone ? doneLate(thing) : lateness(thing, book.asOf)) !== null;
  return things.filter((thing) => {
    if (cut.late !== 'any' && isLate(thing) !== (cut.late === 'yes')) return false;
    if (cut.done !== 'any' && isDone(thing, book.asOf) !== (cut.done === 'yes')) return false;
    if (cut.colours.length > 0 && !(thing.sort === 'milestone' && cut.colours.includes(scheduleRag(thing.of, book.asOf, book.programme.rag)))) return false;
    if (cut.places.length > 0 && !cut.places.some((place) => isOfPlace(thing, place, book))) return false;
    if (cut.posts.length > 0 && !cut.posts.some((post) => isOfPost(thing, post))) return false;
    if (cut.window !== null && !isWithin(dateOf(thing), cut.window)) return false;
    return cut.whose === null || isOwn(thing, cut.whose, book);
  });
}

function isWithin(when: When | null, { from, to }: NonNullable<Question['window']>): boolean {
  return when !== null && earliestDay(when) >= from && latestDay(when) <= to;
}

function isOfPlace(thing: Thing, place: string, book: Book): boolean {
  if (thing.sort === 'milestone') return thing.of.partnership === place || thing.of.with.some((other) => other === place);
  if (thing.sort !== 'action') return false;
  const name = book.partnerships.find(({ id }) => id === place)?.name;
  const words = ` ${`${thing.of.owner} ${thing.of.title} ${thing.of.note ?? ''}`.replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return [place, ...(name === undefined ? [] : [name])].some((one) => words.includes(` ${one.replace(/[^\p{L}\p{N}]+/gu, ' ')} `));
}

function isOfPost(thing: Thing, post: string): boolean {
  if (thing.sort === 'meeting') return false;
  return thing.sort === 'action' ? asksActionOf(thing.of.owner, [post], [/\(([^)]+)\)/.exec(thing.of.owner)?.[1] ?? '']) : thing.of.owner === post;
}

function isOwn(thing: Thing, { roles, partnerships }: NonNullable<Cut['whose']>, book: Book): boolean {
  switch (thing.sort) {
    case 'milestone': return thing.of.partnership === null ? roles.includes(thing.of.owner) : [thing.of.partnership, ...thing.of.with].some((place) => partnerships.includes(place));
    case 'action': return asksActionOf(thing.of.owner, roles, partnerships) && !ownPartDone(thing.of, partnerships, book);
    case 'decision': case 'risk': return roles.includes(thing.of.owner);
    case 'meeting': return false;
  }
}
