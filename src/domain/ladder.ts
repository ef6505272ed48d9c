import { awayUntil } from './absence.js';
import { addDays } from './day.js';
import { atLocal } from './instant.js';
import { exactDay, latestDay, onDay, type Day, type Instant, type When } from './when.js';
import { addWorkingDays, isWorkingDay, nextWorkingDay, previousWorkingDay, type WorkingCalendar } from './working-days.js';

/** When an owner is reminded of something, in their own zone and on their own working days. */
export interface LadderRule {
  /** The time of day, HH:MM, by the owner's clocks. */
  readonly at: string;
  /** Calendar days before the date. */
  readonly before: readonly number[];
  readonly onTheDay: boolean;
  /** From the working day after the date, every so many working days, at most so often. */
  readonly overdue: { readonly everyWorkingDays: number; readonly most: number };
}

export type LadderStep = `${number}-before` | 'on-day' | `overdue-${number}`;

export interface PlannedReminder {
  readonly step: LadderStep;
  readonly day: Day;
  readonly dueAt: Instant;
}

export const usualLadder: LadderRule = { at: '09:00', before: [28, 14, 7, 1], onTheDay: true, overdue: { everyWorkingDays: 5, most: 6 } };

/** Nearer than this, a reminder before a date that is not known to the day would claim to know it. */
const nearestBeforeAVagueDate = 14;

/**
 * The reminders still to come for a date, earliest first. Those before it, and the one on the day, are brought forward
 * to a working day, and overdue ones are put off to one. Two that fall on one day become the one nearer the date. What
 * was due before `now` is gone, and is not replayed. A date not known to the day counts from the last day it can be.
 * While the owner is away, what can wait for their return does; the rest is said before they leave, and again on its
 * own day, for a deputy to hear.
 */
export function planReminders(
  expected: When | Day,
  { zone, calendar, ladder = usualLadder }: { readonly zone: string; readonly calendar: WorkingCalendar; readonly ladder?: LadderRule },
  now: Instant,
): PlannedReminder[] {
  const when = typeof expected === 'string' ? onDay(expected) : expected;
  const date = latestDay(when);
  const byDay = new Map<Day, LadderStep>();
  for (const { step, day } of [...stepsBefore(when, date, calendar, ladder), ...stepsAfter(date, calendar, ladder)]) byDay.set(day, step);
  return [...byDay]
    .map(([day, step]) => ({ step, day, dueAt: atLocal(day, ladder.at, zone) }))
    .filter(({ dueAt }) => dueAt >= now)
    .sort((a, b) => a.dueAt.localeCompare(b.dueAt));
}

interface Step {
  readonly step: LadderStep;
  readonly day: Day;
}

/** Farthest first, so that of two on one day the later entry is the one nearer the date. */
function stepsBefore(when: When, date: Day, calendar: WorkingCalendar, { before, onTheDay }: LadderRule): Step[] {
  const known = exactDay(when) !== null;
  const ahead = [...before].filter((days) => known || days >= nearestBeforeAVagueDate).sort((a, b) => b - a);
  const on = (step: LadderStep, day: Day) => daysFor(day, date, calendar).map((one): Step => ({ step, day: one }));
  const steps = ahead.flatMap((days) => on(`${days}-before`, addDays(date, -days)));
  return known && onTheDay ? [...steps, ...on('on-day', date)] : steps;
}

/** By everybody's working days, not the owner's: while they are away it is a deputy's to hear. */
function stepsAfter(date: Day, calendar: WorkingCalendar, { overdue }: LadderRule): Step[] {
  const open = { ...calendar, away: undefined };
  const first = addWorkingDays(date, 1, open);
  return Array.from({ length: overdue.most }, (_, times): Step => ({
    step: `overdue-${times + 1}`,
    day: addWorkingDays(first, times * overdue.everyWorkingDays, open),
  }));
}

/** The days on which a step before a date is said: one, but two where the owner is away past the date. */
function daysFor(day: Day, date: Day, calendar: WorkingCalendar): Day[] {
  const due = broughtForward(day, date, { ...calendar, away: undefined });
  const last = awayUntil(calendar.away ?? [], due);
  if (last === null) return [due];
  const back = nextWorkingDay(addDays(last, 1), calendar);
  return back <= date ? [back] : [previousWorkingDay(due, calendar), due];
}

/** A day of unknown standing waits for the next certain one, so long as that is not after the date. */
function broughtForward(day: Day, date: Day, calendar: WorkingCalendar): Day {
  for (let at = day; at <= date && isWorkingDay(day, calendar) === 'unknown'; at = addDays(at, 1)) {
    if (isWorkingDay(at, calendar) === 'yes') return at;
  }
  return previousWorkingDay(day, calendar);
}
