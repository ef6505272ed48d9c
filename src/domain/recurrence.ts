import { addDays, dayOf, firstOfMonth, lastOfMonth, partsOf, weekday } from './day.js';
import { atLocal } from './instant.js';
import type { Recurrence, WeekdayPart } from './recurrence-rule.js';
import type { Day } from './when.js';

/** Where a rule starts, and the time of day (HH:MM) and zone by which an UNTIL that is a moment is kept. */
export interface Series {
  readonly rule: Recurrence;
  readonly start: Day;
  readonly at: string;
  readonly zone: string;
}

/** A rule that finds nothing for so many periods (30 February) never will. */
const emptyPeriods = 1500;

/** The days on which a series falls, from one day to another, both included. COUNT counts from the start of the series. */
export function occurrencesOf(series: Series, span: { readonly from: Day; readonly to: Day }): Day[] {
  const days: Day[] = [];
  for (const day of allOf(series)) {
    if (day > span.to) break;
    if (day >= span.from) days.push(day);
  }
  return days;
}

/** The next days of a series after a day, as many as there are up to so many. */
export function nextOccurrences(series: Series, after: Day, many: number): Day[] {
  const days: Day[] = [];
  for (const day of allOf(series)) {
    if (days.length === many) break;
    if (day > after) days.push(day);
  }
  return days;
}

/** The first day of a series after a day; null when it has ended. */
export function nextOccurrence(series: Series, after: Day): Day | null {
  for (const day of allOf(series)) {
    if (day > after) return day;
  }
  return null;
}

function* allOf(series: Series): Generator<Day> {
  const { rule, start } = series;
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (let period = 0, empty = 0; empty < emptyPeriods; period += 1) {
    const days = positioned(inPeriod(rule, start, period * rule.interval), rule.bySetPos).filter((day) => day >= start);
    empty = days.length === 0 ? empty + 1 : 0;
    for (const day of days) {
      if (left <= 0 || isOver(day, series)) return;
      left -= 1;
      yield day;
    }
  }
}

function isOver(day: Day, { rule: { until }, at, zone }: Series): boolean {
  if (until === null) return false;
  return 'day' in until ? day > until.day : atLocal(day, at, zone) > until.moment;
}

function positioned(days: readonly Day[], positions: readonly number[]): readonly Day[] {
  if (positions.length === 0) return days;
  return days.filter((_, at) => positions.includes(at + 1) || positions.includes(at - days.length));
}

/** The days of the rule in the period so many days, weeks, months or years after the start, in order. */
function inPeriod(rule: Recurrence, start: Day, periods: number): Day[] {
  const { year, month } = partsOf(start);
  const inMonths = (day: Day) => rule.byMonth.length === 0 || rule.byMonth.includes(partsOf(day).month);
  switch (rule.frequency) {
    case 'DAILY': return [addDays(start, periods)].filter((day) => inMonths(day) && isNamed(day, rule));
    case 'WEEKLY': return inWeek(rule, start, periods).filter(inMonths);
    case 'MONTHLY': return inMonth(rule, start, firstOfMonth(year, month + periods)).filter(inMonths);
    case 'YEARLY': return inYear(rule, start, year + periods);
  }
}

function isNamed(day: Day, { byDay, byMonthDay }: Recurrence): boolean {
  return (byDay.length === 0 || byDay.some((part) => part.weekday === weekday(day))) && (byMonthDay.length === 0 || isDated(day, byMonthDay));
}

function isDated(day: Day, dates: readonly number[]): boolean {
  const { year, month, date } = partsOf(day);
  const fromTheEnd = date - partsOf(lastOfMonth(year, month)).date - 1;
  return dates.includes(date) || dates.includes(fromTheEnd);
}

function inWeek({ byDay, weekStart }: Recurrence, start: Day, weeks: number): Day[] {
  const first = addDays(start, weeks * 7 - ((weekday(start) - weekStart + 7) % 7));
  const asked = byDay.length === 0 ? [weekday(start)] : byDay.map((part) => part.weekday);
  return between(first, addDays(first, 6)).filter((day) => asked.includes(weekday(day)));
}

function inMonth({ byDay, byMonthDay }: Recurrence, start: Day, first: Day): Day[] {
  const { year, month } = partsOf(first);
  if (byDay.length === 0 && byMonthDay.length === 0) {
    const same = dayOf(year, month, partsOf(start).date);
    return same === null ? [] : [same];
  }
  const days = between(first, lastOfMonth(year, month));
  return days.filter((day) => (byMonthDay.length === 0 || isDated(day, byMonthDay)) && (byDay.length === 0 || isNth(day, days, byDay)));
}

function inYear(rule: Recurrence, start: Day, year: number): Day[] {
  const { byDay, byMonth, byMonthDay } = rule;
  if (byMonth.length === 0 && byMonthDay.length === 0 && byDay.length > 0) {
    const days = between(firstOfMonth(year, 1), lastOfMonth(year, 12));
    return days.filter((day) => isNth(day, days, byDay));
  }
  const all = Array.from({ length: 12 }, (_, at) => at + 1);
  const months = byMonth.length > 0 ? [...byMonth].sort((a, b) => a - b) : byMonthDay.length > 0 ? all : [partsOf(start).month];
  return months.flatMap((month) => inMonth(rule, start, firstOfMonth(year, month)));
}

/** Whether a day is the nth of its weekday among the days of its month or year, from either end. */
function isNth(day: Day, days: readonly Day[], asked: readonly WeekdayPart[]): boolean {
  const alike = days.filter((one) => weekday(one) === weekday(day));
  const at = alike.indexOf(day);
  return asked.some((part) => part.weekday === weekday(day) && (part.nth === null || part.nth === at + 1 || part.nth === at - alike.length));
}

function between(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
