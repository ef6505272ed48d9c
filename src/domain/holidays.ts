import Holidays from 'date-holidays';
import { proclaimed } from './holidays-proclaimed.js';
import { addDays } from './day.js';
import type { Day } from './when.js';

/** A holiday that was proclaimed, moved or cancelled for one year. Without a nation it holds everywhere. */
export interface Proclamation {
  readonly day: Day;
  readonly kind: 'added' | 'removed';
  readonly nation?: string | undefined;
}

type Rule = ReturnType<Holidays['getHolidays']>[number];

/** Beyond these years the library only carries its rules on, and its tables of the moon's calendars run out. */
const yearsKnown = { from: 1970, to: 2076 } as const;

const found = new Map<string, ReadonlySet<Day> | 'unknown'>();

/**
 * The public holidays of a nation in one year, from Monday to Sunday. A nation is a country (`IE`) or a country and a
 * part of it (`GB-ENG`, `DE-BY`). 'unknown' where there is no data, which is not the same as a year without holidays.
 */
export function holidaysOf(nation: string, year: number): ReadonlySet<Day> | 'unknown' {
  const key = `${nation} ${year}`;
  const held = found.get(key) ?? readHolidays(nation, year);
  found.set(key, held);
  return held;
}

/** Whether a day is a public holiday of a nation, with what was proclaimed besides. */
export function isHoliday(day: Day, nation: string, extra: readonly Proclamation[] = []): 'yes' | 'no' | 'unknown' {
  const told = extra.filter((one) => one.day === day && (one.nation === undefined || one.nation === nation)).at(-1);
  if (told !== undefined) return told.kind === 'added' ? 'yes' : 'no';
  const holidays = holidaysOf(nation, Number(day.slice(0, 4)));
  if (holidays === 'unknown') return 'unknown';
  return holidays.has(day) ? 'yes' : 'no';
}

const easters = new Map<number, Day | null>();

/** Easter Sunday of a year, by the western church. */
export function easterOf(year: number): Day | null {
  const held = easters.get(year);
  if (held !== undefined) return held;
  const sunday = library('GB', 'ENG')?.getHolidays(year, 'en').find(({ name }) => name === 'Easter Sunday');
  const day = sunday === undefined ? null : (sunday.date.slice(0, 10) as Day);
  easters.set(year, day);
  return day;
}

function readHolidays(nation: string, year: number): ReadonlySet<Day> | 'unknown' {
  if (year < yearsKnown.from || year > yearsKnown.to) return 'unknown';
  const [country = '', ...part] = nation.split('-');
  const rules = library(country, part.join('-'))?.getHolidays(year, 'en').filter(({ type }) => type === 'public' || type === 'bank') ?? [];
  if (rules.length === 0) return 'unknown';
  const days = new Set(rules.flatMap(restingDays));
  for (const { day, kind } of proclaimed(nation, year)) {
    if (kind === 'added') days.add(day);
    else days.delete(day);
  }
  return days;
}

/** The library for a nation, or null where it has none. It takes an unknown part of a country for the whole of it. */
function library(country: string, part: string): Holidays | null {
  const all = new Holidays();
  const code = country.toUpperCase();
  if (!(code in (all.getCountries('en') ?? {}))) return null;
  if (part === '') return new Holidays(code);
  return part.toUpperCase() in (all.getStates(code, 'en') ?? {}) ? new Holidays(code, part.toUpperCase()) : null;
}

/** The days whose working hours a holiday takes up whole: an eve that closes shops at two is still a working day. */
function restingDays({ date, start, end }: Rule): Day[] {
  const hour = 3_600_000;
  const from = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
  const to = from + (end.getTime() - start.getTime());
  const days: Day[] = [];
  for (let day = date.slice(0, 10) as Day; Date.parse(day) < to; day = addDays(day, 1)) {
    if (from <= Date.parse(day) + 9 * hour && to >= Date.parse(day) + 17 * hour) days.push(day);
  }
  return days;
}
