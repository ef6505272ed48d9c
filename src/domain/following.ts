import { allPartners, everyone } from './audiences.js';
import { addDays, addMonths, partsOf } from './day.js';
import type { AudienceId } from './ids.js';
import { monthName } from './months.js';
import { earliestDay, exactDay, latestDay, onDay, sameWhen, type Day, type Instant, type When } from './when.js';
import { addWorkingDays, type WorkingCalendar } from './working-days.js';

/** How long after its decision a milestone comes; one of these. */
export interface Interval {
  readonly days?: number | undefined;
  readonly working_days?: number | undefined;
  readonly weeks?: number | undefined;
  readonly months?: number | undefined;
}

/** The date so long after another, never more exact than that one. Null where no words of a calendar hold it. */
export function soLongAfter(when: When, after: Interval, calendar: WorkingCalendar): When | null {
  const known = exactDay(when);
  if (known !== null) return onDay(later(known, after, calendar));
  return spanOf(when.p, later(earliestDay(when), after, calendar), later(latestDay(when), after, calendar));
}

function later(day: Day, { days, working_days: working, weeks, months }: Interval, calendar: WorkingCalendar): Day {
  if (working !== undefined) return addWorkingDays(day, working, calendar);
  if (months !== undefined) return addMonths(day, months);
  return addDays(day, days ?? 7 * (weeks ?? 0));
}

/** The narrowest words that hold all days between two, of those that say no more than `p`. */
function spanOf(p: When['p'], from: Day, to: Day): When | null {
  const [start, end] = [partsOf(from), partsOf(to)];
  const months = (end.year - start.year) * 12 + end.month - start.month;
  const inMonth = `${monthName(start.month)} ${start.year}`;
  if (months === 0 && p === 'part-month' && partOf(start.date) === partOf(end.date)) return { d: from.slice(0, 7), p: 'part-month', text: `${partOf(start.date)} of ${inMonth}` };
  if (months === 0 && (p === 'part-month' || p === 'month')) return { d: from.slice(0, 7), p: 'month' };
  if (start.year === end.year && p === 'year') return { d: from.slice(0, 4), p: 'year' };
  // Twelve months and more would be read as one.
  if (p === 'year' || months > 11) return null;
  return { d: from.slice(0, 4), p: 'season', text: `${start.year === end.year ? monthName(start.month) : inMonth} to ${monthName(end.month)} ${end.year}` };
}

function partOf(date: number): string {
  return date <= 10 ? 'beginning' : date <= 20 ? 'middle' : 'end';
}

/** Somebody may know something from a moment on. */
export interface Knows {
  readonly audience: AudienceId;
  readonly from: Instant;
}

/** What is on record of a decision, and who may know of it and of the milestone that waits for it. */
export interface DecisionOnRecord {
  readonly forecasts: readonly { readonly forecast: Day; readonly at: Instant }[];
  /** When it was announced, else when it was taken. Null while neither is on record. */
  readonly happened: When | null;
  /** Who may know of the milestone, of the decision's question and of its outcome. */
  readonly milestone: readonly Knows[];
  readonly question: readonly Knows[];
  readonly outcome: readonly Knows[];
}

/** A date of a decision that may be followed, and the moment from which it may. */
export interface FollowableDate {
  readonly when: When;
  readonly at: Instant;
  readonly by: 'forecast' | 'outcome';
}

/**
 * The date of its decision that a milestone may follow for all to see: the day of the outcome once everybody who sees
 * the milestone may know the outcome, before that the latest forecast. What was taken and not announced moves nothing.
 */
export function followableDate({ forecasts, happened, milestone, question, outcome }: DecisionOnRecord, now: Instant): FollowableDate | null {
  const told = happened === null ? null : knownToAll(milestone, outcome, now);
  if (happened !== null && told !== null) return { when: happened, at: told, by: 'outcome' };
  const last = forecasts.at(-1);
  if (last === undefined || knownToAll(milestone, question, now) === null) return null;
  return { when: onDay(last.forecast), at: last.at, by: 'forecast' };
}

/** The first moment from which all who then saw the one might know the other. Null where that is not so now. */
function knownToAll(seers: readonly Knows[], knowers: readonly Knows[], now: Instant): Instant | null {
  const at = (moment: Instant) => seers.filter(({ from }) => from <= moment)
    .every((seer) => knowers.some((knower) => knower.from <= moment && reaches(knower.audience, seer.audience)));
  if (!at(now)) return null;
  return knowers.map(({ from }) => from).filter((from) => from <= now).sort().find(at) ?? null;
}

/** Whether what one audience may know is known to all of another. */
function reaches(told: AudienceId, other: AudienceId): boolean {
  return told === other || told === everyone || (told === allPartners && other !== everyone);
}

/** What is on record of a milestone that waits for a decision. */
export interface Follower {
  readonly after: Interval | null;
  readonly baseline: When | null;
  /** In the order in which they were given; `followed` where the bot gave it, after the decision. */
  readonly forecasts: readonly { readonly forecast: When; readonly at: Instant; readonly followed: 'yes' | 'no' }[];
}

/**
 * The forecast a milestone is to have now that its decision has this date; null where there is nothing to do: it has
 * followed already, somebody has given a date since, what is expected agrees with it, or it would lie in the past.
 */
export function nextForecast({ after, baseline, forecasts }: Follower, { when, at }: FollowableDate, { today, calendar }: { readonly today: Day; readonly calendar: WorkingCalendar }): When | null {
  const wanted = after === null ? null : soLongAfter(when, after, calendar);
  if (wanted === null || latestDay(wanted) < today) return null;
  const followed = forecasts.filter((one) => one.followed === 'yes').at(-1);
  if (followed !== undefined && sameWhen(followed.forecast, wanted)) return null;
  const last = forecasts.at(-1);
  if (last !== undefined && last.followed === 'no' && last.at >= at) return null;
  const expected = last?.forecast ?? baseline;
  return expected !== null && holds(wanted, expected) ? null : wanted;
}

/** Whether a date says nothing against another that may be more exact. */
function holds(wide: When, narrow: When): boolean {
  return earliestDay(narrow) >= earliestDay(wide) && latestDay(narrow) <= latestDay(wide);
}

/** After so long nobody is asked about a date that was given: the ladder of reminders has it. */
const askWithinMs = 28 * 86_400_000;

/** Whether the owner is to be asked for a date: the outcome is known, no interval says it, and they have not spoken since. */
export function asksOwner({ after, baseline, forecasts }: Follower, { when, at, by }: FollowableDate, now: Instant, calendar: WorkingCalendar): boolean {
  if (by !== 'outcome' || (after !== null && soLongAfter(when, after, calendar) !== null)) return false;
  const last = forecasts.at(-1);
  if (last === undefined && baseline === null) return true;
  return (last === undefined || last.at < at) && Date.parse(now) - Date.parse(at) <= askWithinMs;
}
