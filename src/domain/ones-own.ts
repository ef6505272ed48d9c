import { asksActionOf } from './action-owner.js';
import type { Book, KnownAction, KnownDecision } from './answer-book.js';
import { dueBetween, isOpen, lateItems, type LateItem } from './answer-late.js';
import { addDays } from './day.js';
import { hasDuty } from './duties.js';
import type { HighlightReport } from './highlight-report.js';
import type { PartnershipId } from './ids.js';
import { ownsIt } from './milestone-change.js';
import { expectedOf, type Milestone } from './milestone.js';
import type { Appointment } from './reader.js';
import { latestDay, type Day, type When } from './when.js';

/** A day ahead on which something is expected, or the group meets. */
export interface NextDate {
  readonly when: When;
  readonly what: 'milestone' | 'decision' | 'action' | 'meeting' | 'papers';
  readonly id: string;
  readonly title: string;
}

/** What one person may want to see first: of all that they may know, what is theirs, late, waited for, and next. */
export interface OnesOwn {
  /** Open milestones that they answer for, soonest first. */
  readonly mine: readonly Milestone[];
  /** Returns that their partnerships have not given in. */
  readonly returns: readonly HighlightReport[];
  /** Open actions of the log that are theirs. */
  readonly actions: readonly KnownAction[];
  readonly late: readonly LateItem[];
  /** Decisions that are not taken yet: theirs to take, or waited for; with the milestones of theirs that hang on each. */
  readonly awaited: readonly { readonly decision: KnownDecision; readonly theirs: 'yes' | 'no'; readonly holds: readonly Milestone[] }[];
  readonly next: readonly NextDate[];
  /** Their own partnerships, if their duties are in some. */
  readonly places: readonly PartnershipId[];
  /** Whether they lead the group or keep its register. */
  readonly leads: 'yes' | 'no';
}

/** How far ahead the next dates go. */
const daysAhead = 42;

export function onesOwn(book: Book, appointments: readonly Appointment[]): OnesOwn {
  const places = [...new Set(appointments.flatMap(({ partnership }) => (partnership === null ? [] : [partnership])))];
  const roles = appointments.map(({ role }) => role);
  const leads = hasDuty(appointments, 'secretariat', 'chair');
  const mine = book.milestones.filter((milestone) => milestone.actual === null && ownsIt(appointments, milestone)).sort(bySoonest);
  return {
    mine,
    returns: book.reports.filter(({ partnership, returnedOn }) => returnedOn === null && appointments.some((post) => post.duties.includes('facilitator') && post.partnership === partnership)),
    actions: book.actions.filter(({ closedOn, owner }) => closedOn === null && asksActionOf(owner, roles, places)),
    late: lateItems(book),
    awaited: book.decisions.filter(isOpen).map((decision) => ({
      decision, theirs: roles.includes(decision.owner) ? 'yes' as const : 'no' as const,
      holds: mine.filter(({ id, contingentOn }) => contingentOn === decision.id || decision.dependents.includes(id)),
    })),
    next: nextDates(book, (partnership) => leads || places.length === 0 || partnership === null || places.includes(partnership as PartnershipId)),
    places,
    leads: leads ? 'yes' : 'no',
  };
}

function nextDates(book: Book, concerns: (partnership: string | null) => boolean): NextDate[] {
  const [from, to] = [book.today, addDays(book.today, daysAhead)];
  const kindOf = (id: string) => (book.milestones.some((one) => one.id === id) ? 'milestone' as const : book.decisions.some((one) => one.id === id) ? 'decision' as const : 'action' as const);
  const on = (day: Day): When => ({ d: day, p: 'day' });
  const meetings = book.meetings.flatMap(({ id, on: day, mainItem, papersDue }): NextDate[] => [
    ...(papersDue === null ? [] : [{ when: on(papersDue), what: 'papers' as const, id, title: '' }]), { when: on(day), what: 'meeting', id, title: mainItem ?? '' },
  ]).filter(({ when }) => when.d >= from && when.d <= to);
  const due = dueBetween(book, from, to).filter(({ partnership }) => concerns(partnership)).map(({ id, title, when }): NextDate => ({ when, what: kindOf(id), id, title }));
  return [...meetings, ...due].sort((a, b) => latestDay(a.when).localeCompare(latestDay(b.when)) || a.id.localeCompare(b.id));
}

function bySoonest(a: Milestone, b: Milestone): number {
  const day = (milestone: Milestone) => {
    const expected = expectedOf(milestone);
    return expected === null ? '9999' : latestDay(expected);
  };
  return day(a).localeCompare(day(b)) || a.id.localeCompare(b.id);
}
