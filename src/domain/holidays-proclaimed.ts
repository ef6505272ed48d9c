import type { Day } from './when.js';

interface Correction {
  readonly nations: readonly string[];
  readonly day: string;
  readonly kind: 'added' | 'removed';
}

const kingdom = ['GB-ENG', 'GB-WLS', 'GB-SCT', 'GB-NIR'];

/**
 * Holidays by royal proclamation that date-holidays 3.37 does not carry, or carries on the day they were moved from.
 * Each was published in the London, Edinburgh or Belfast Gazette of the year before.
 */
const corrections: readonly Correction[] = [
  // The fiftieth anniversary of VE Day: the early May holiday moved to 8 May.
  { nations: kingdom, day: '1995-05-01', kind: 'removed' },
  { nations: kingdom, day: '1995-05-08', kind: 'added' },
  // The millennium.
  { nations: kingdom, day: '1999-12-31', kind: 'added' },
  // The golden jubilee: the spring holiday moved to 4 June, with 3 June beside it.
  { nations: kingdom, day: '2002-05-27', kind: 'removed' },
  { nations: kingdom, day: '2002-06-03', kind: 'added' },
  { nations: kingdom, day: '2002-06-04', kind: 'added' },
  // A royal wedding.
  { nations: kingdom, day: '2011-04-29', kind: 'added' },
  // The diamond jubilee: the spring holiday moved to 4 June; the library has only 5 June.
  { nations: kingdom, day: '2012-05-28', kind: 'removed' },
  { nations: kingdom, day: '2012-06-04', kind: 'added' },
];

/** What the library gets wrong for a nation in a year. */
export function proclaimed(nation: string, year: number): { readonly day: Day; readonly kind: 'added' | 'removed' }[] {
  const saintAndrews = nation === 'GB-SCT' && year < 2007 ? [{ day: `${year}-11-30` as Day, kind: 'removed' as const }] : [];
  const own = corrections.filter((one) => one.nations.includes(nation) && one.day.startsWith(`${year}-`));
  return [...saintAndrews, ...own.map(({ day, kind }) => ({ day: day as Day, kind }))];
}
