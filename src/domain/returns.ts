import { addDays } from './day.js';
import { returnDueOn, type Colour, type HighlightReport, type ReturnRule } from './highlight-report.js';
import { hasDuty } from './duties.js';
import type { PartnershipId, PersonId } from './ids.js';
import type { ScheduleRag } from './rag.js';
import type { Stands } from './reminder.js';
import type { Appointment } from './reader.js';
import { quarterBounds } from './quarters.js';
import type { Day, Instant } from './when.js';
import { addWorkingDays, nextWorkingDay, previousWorkingDay, type WorkingCalendar } from './working-days.js';

/** What a partnership says in its return: what was done, what moved and why, what it needs. */
export interface ReturnAnswers {
  readonly done: string;
  readonly moved: string;
  readonly needs: string;
}

/** One return in full, as its own partnership and those who steer may see it. */
export interface FullReturn extends Pick<HighlightReport, 'partnership' | 'quarter' | 'dueOn' | 'returnedOn' | 'selfRag' | 'confidence'> {
  readonly answers: Partial<ReturnAnswers>;
}

/** How a return is asked for, from the quarter's end until ten working days after it was due, and then no more: it is voluntary. */
export type ReturnStep = 'asked' | 'soon' | 'today' | 'overdue-1' | 'overdue-2';

/** A request for one return, for the partnership's facilitator or (where it was put off, or passed on) one person alone. */
export interface ReturnAsk {
  readonly id: string;
  readonly quarter: string;
  readonly partnership: PartnershipId;
  readonly step: ReturnStep | 'later' | 'passed';
  readonly person: PersonId | null;
  readonly dueAt: Instant;
}

/** One return that a message asks for, as it stands now. */
export interface AskedReturn extends Pick<ReturnAsk, 'id' | 'quarter' | 'partnership' | 'step' | 'dueAt'> {
  readonly place: string;
  readonly stands: Stands;
  readonly dueOn: Day;
  readonly returnedOn: Day | null;
  /** By name, where somebody has. */
  readonly givenBy: string | null;
  readonly laterBy: string | null;
  readonly passedBy: string | null;
  /** Whether something was said in an earlier quarter, so that its form is not empty. */
  readonly last: 'answered' | 'nothing';
}

/** Whether it still waits for an answer. */
export function isAwaited({ returnedOn, laterBy, passedBy }: Pick<AskedReturn, 'returnedOn' | 'laterBy' | 'passedBy'>): boolean {
  return returnedOn === null && laterBy === null && passedBy === null;
}

/** Of several requests for one return the latest is made; those before it would only say what it says. */
export function overtakenAsks<A extends Pick<ReturnAsk, 'id' | 'quarter' | 'partnership' | 'person' | 'dueAt'>>(due: readonly A[]): { readonly made: A[]; readonly overtaken: A[] } {
  const last = new Map<string, A>();
  for (const one of due) {
    const before = last.get(`${one.quarter} ${one.partnership} ${one.person}`);
    if (before === undefined || before.dueAt <= one.dueAt) last.set(`${one.quarter} ${one.partnership} ${one.person}`, one);
  }
  const kept = new Set([...last.values()].map(({ id }) => id));
  return { made: due.filter(({ id }) => kept.has(id)), overtaken: due.filter(({ id }) => !kept.has(id)) };
}

/** The steps whose days have come, in their order, and whether the asking is over. */
export function returnStepsBy(quarter: string, dueOn: Day, today: Day, startMonth: number, calendar: WorkingCalendar): { readonly past: readonly { readonly step: ReturnStep; readonly day: Day }[]; readonly asking: 'open' | 'over' } {
  const { to } = quarterBounds(quarter, startMonth);
  const days: readonly (readonly [ReturnStep, Day])[] = [
    ['asked', nextWorkingDay(addDays(to, 1), calendar)],
    ['soon', addWorkingDays(dueOn, -2, calendar)],
    ['today', previousWorkingDay(dueOn, calendar)],
    ['overdue-1', addWorkingDays(dueOn, 2, calendar)],
    ['overdue-2', addWorkingDays(dueOn, 7, calendar)],
  ];
  return { past: days.filter(([, day]) => day <= today).map(([step, day]) => ({ step, day })), asking: today > addWorkingDays(dueOn, 10, calendar) ? 'over' : 'open' };
}

/** The latest step whose day has come, if the asking is not over. */
export function returnStepOn(...of: Parameters<typeof returnStepsBy>): ReturnStep | null {
  const { past, asking } = returnStepsBy(...of);
  return asking === 'over' ? null : past.at(-1)?.step ?? null;
}

/** The day a quarter's returns are due, by the programme's rule. */
export function dueOf(quarter: string, rule: ReturnRule): Day {
  return returnDueOn(quarter, rule);
}

/** A return is given by its partnership's facilitator or their deputy, or by the secretariat for them. */
export function mayReturn(appointments: readonly Appointment[], partnership: PartnershipId): boolean {
  return hasDuty(appointments, 'secretariat') || hasDuty(appointments.filter((post) => post.partnership === partnership), 'facilitator');
}

/** A partnership whose own colour is better than its dates say. */
export interface Mismatch {
  readonly partnership: PartnershipId;
  readonly selfRag: Colour;
  readonly schedule: ScheduleRag;
}

const worry: Readonly<Record<string, number>> = { green: 0, amber: 1, red: 2 };

/** Where what was typed is brighter than what is computed, the furthest apart first. No return has no colour, and no mismatch. */
export function mismatches(reports: readonly HighlightReport[], scheduleOf: (partnership: PartnershipId) => ScheduleRag | null): Mismatch[] {
  const found = reports.flatMap(({ partnership, selfRag }): Mismatch[] => {
    const schedule = scheduleOf(partnership);
    return selfRag !== null && schedule !== null && (worry[schedule] ?? -1) > (worry[selfRag] ?? 9) ? [{ partnership, selfRag, schedule }] : [];
  });
  const apart = ({ selfRag, schedule }: Mismatch) => (worry[schedule] ?? 0) - (worry[selfRag] ?? 0);
  return found.sort((a, b) => apart(b) - apart(a));
}
