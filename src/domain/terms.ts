import { addDays, firstOfMonth, mondayOf, partsOf, weekday } from './day.js';
import { easterOf } from './holidays.js';
import type { Day } from './when.js';

/** A school term, or the half-term break within one, with its first and last day. */
export interface SchoolTerm {
  readonly name: string;
  readonly kind: 'term' | 'half-term';
  readonly from: Day;
  readonly to: Day;
  /** Set where a programme gave no dates and these are the weeks that schools in England commonly keep. */
  readonly approximate?: true;
}

/** The terms and breaks about a day: those the programme gave, in order; where it gave none, what England commonly keeps. */
export function termsAbout(day: Day, given: readonly SchoolTerm[] = []): readonly SchoolTerm[] {
  const { year } = partsOf(day);
  const terms = given.length > 0 ? given : [year - 1, year, year + 1].flatMap(commonTerms);
  return [...terms].sort((a, b) => a.from.localeCompare(b.from));
}

/** The term or break a day is in, or the next to come; with a name ("autumn") the next so named. Null where none is known. */
export function nextTerm(day: Day, kind: SchoolTerm['kind'], given: readonly SchoolTerm[] = [], name = ''): SchoolTerm | null {
  return named(termsAbout(day, given), kind, name).find(({ to }) => to >= day) ?? null;
}

/** The last term or break that had ended before a day. */
export function lastTerm(day: Day, kind: SchoolTerm['kind'], given: readonly SchoolTerm[] = [], name = ''): SchoolTerm | null {
  return named(termsAbout(day, given), kind, name).filter(({ to }) => to < day).at(-1) ?? null;
}

/** The last weekday before a term or break begins: the school day by which "before half-term" is kept. */
export function lastWeekdayBefore(day: Day): Day {
  const before = addDays(day, -1);
  return addDays(before, -Math.max(0, ((weekday(before) + 6) % 7) - 4));
}

function named(terms: readonly SchoolTerm[], kind: SchoolTerm['kind'], name: string): readonly SchoolTerm[] {
  return terms.filter((term) => term.kind === kind && term.name.toLowerCase().includes(name.toLowerCase()));
}

/**
 * What schools in England commonly keep in a calendar year. Half-terms: the week of mid-February's Monday (12 to 18),
 * of the spring bank holiday, and of October's fourth Monday. Terms: from the first Monday after 1 September to
 * the Friday before 22 December; from the first Monday after 2 January to the Thursday before Easter or, if that is
 * sooner, the Friday before 6 April; from a Monday some two weeks later to the Friday before 23 July. Authorities
 * differ by a week.
 */
function commonTerms(year: number): SchoolTerm[] {
  const on = (month: number, date: number) => addDays(firstOfMonth(year, month), date - 1);
  const monday = (from: Day) => (weekday(from) === 1 ? from : addDays(mondayOf(from), 7));
  const friday = (to: Day) => addDays(mondayOf(addDays(to, -4)), 4);
  const beforeEaster = addDays(easterOf(year) ?? on(4, 8), -3);
  const springEnds = beforeEaster <= on(4, 5) ? beforeEaster : friday(on(4, 5));
  const week = (name: string, from: Day): SchoolTerm => ({ name, kind: 'half-term', from, to: addDays(from, 4), approximate: true });
  const term = (name: string, from: Day, to: Day): SchoolTerm => ({ name, kind: 'term', from, to, approximate: true });
  return [
    term(`spring term ${year}`, monday(on(1, 3)), springEnds),
    week(`spring half-term ${year}`, monday(on(2, 12))),
    term(`summer term ${year}`, monday(addDays(springEnds, 16)), friday(on(7, 22))),
    week(`summer half-term ${year}`, monday(on(5, 25))),
    term(`autumn term ${year}`, monday(on(9, 2)), friday(on(12, 21))),
    week(`autumn half-term ${year}`, monday(on(10, 22))),
  ];
}
