import { addDays, weekday } from './day.js';
import type { Day } from './when.js';

export interface SchoolBreak {
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

interface GivenTerm {
  readonly name: string;
  readonly kind: 'term' | 'half-term';
  readonly from: Day;
  readonly to: Day;
}

/**
 * The next half-term week, or (for terms) the days after the term that is running, from the programme's calendar; where
 * it gives none, half-term is taken as most English schools have it: the last full week of October, the third week of
 * February from its Monday, and the last week of May.
 */
export function schoolHolidays(given: readonly GivenTerm[], today: Day, kind: 'term' | 'half-term'): SchoolBreak | null {
  if (kind === 'term') {
    const running = given.find((term) => term.kind === 'term' && term.to >= today);
    return running === undefined ? null : { name: `the end of the ${running.name}`, from: addDays(running.to, 1), to: addDays(running.to, 1) };
  }
  const named = given.filter((term) => term.kind === 'half-term' && term.from >= today)[0];
  if (named !== undefined) return { name: `${named.name}`, from: named.from, to: named.to };
  const year = Number(today.slice(0, 4));
  return [year, year + 1].flatMap(usualBreaks).find(({ from }) => from >= today) ?? null;
}

function usualBreaks(year: number): SchoolBreak[] {
  const monday = (from: string) => {
    const day = `${year}-${from}` as Day;
    return addDays(day, (8 - weekday(day)) % 7);
  };
  const lastFull = (month: string, last: string) => {
    const end = `${year}-${month}-${last}` as Day;
    const friday = addDays(end, -((weekday(end) + 2) % 7));
    return addDays(friday, -4);
  };
  return [
    { name: 'February half-term (usual week)', from: monday('02-13') },
    { name: 'May half-term (usual week)', from: lastFull('05', '31') > `${year}-05-25` ? addDays(lastFull('05', '31'), 0) : addDays(lastFull('05', '31'), 7) as Day },
    { name: 'October half-term (usual week)', from: lastFull('10', '31') },
  ].map(({ name, from }) => ({ name, from, to: addDays(from, 4) }));
}
