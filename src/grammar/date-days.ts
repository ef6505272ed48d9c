import { addDays, addMonths, dayOf, firstOfMonth, lastOfMonth, partsOf, weekday } from '../domain/day.js';
import { weekdayNames } from '../domain/months.js';
import type { Day } from '../domain/when.js';
import { known, starting, type DateContext, type DateReader, type Read } from './date-reading.js';
import { fullYear, monthOf, ordinalOf, weekdayOf } from './date-words.js';

const date = String.raw`(\d{1,2})(?!\d)(?:st|nd|rd|th)?`;
const word = String.raw`([a-z]{3,10})\.?`;
const year = String.raw`(?:\s*[-,/]?\s*(?:of\s+)?['’]?(\d{4}|\d{2})(?!\w|\/|[:.-]\d))?`;
const named = String.raw`(?:(?!the\b)${word},?\s+)?`;

/** Days written out, in figures or with their month: 3/11/05, 16/12, 3 November, Nov 3rd, Thursday the 3rd. */
export const dayReaders: readonly DateReader[] = [
  {
    pattern: starting(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})`),
    read: ([, y = '', , m = '', d = '']) => known(dayOf(Number(y), Number(m), Number(d))),
  },
  {
    pattern: starting(String.raw`${named}(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\3\s*['’]?(\d{4}|\d{2})`),
    read([, name, a = '', , b = '', c = ''], context) {
      const { order = 'DMY' } = context;
      if (order === 'YMD' && c.length === 2) return inFigures(name, dayOf(fullYear(a.padStart(2, '0')), Number(b), Number(c)), context);
      const [d, m] = order === 'MDY' ? [b, a] : [a, b];
      return inFigures(name, dayOf(fullYear(c), Number(m), Number(d)), context);
    },
  },
  {
    pattern: starting(String.raw`${named}(\d{1,2})\s?[-/.]\s?(\d{1,2})`),
    read([, name, a = '', b = ''], context) {
      const [d, m] = context.order === 'MDY' || context.order === 'YMD' ? [b, a] : [a, b];
      return inFigures(name, nearestYear(Number(m), Number(d), context), context);
    },
  },
  {
    pattern: starting(String.raw`${named}(?:the\s+)?${date}(?:\s*-\s*|\s+of\s+|\s*)${word}${year}`),
    read: ([, name, d = '', month = '', y], context) => written(name, month, Number(d), y, context),
  },
  {
    pattern: starting(String.raw`${named}${word}\s+(?:the\s+)?${date}(?:,?\s+['’]?(\d{4}|\d{2})(?!\w|\/|[:.-]\d))?`),
    read([whole, name, month = '', d = '', y], context) {
      // "Nov 05" and "april 06" are a month and a year.
      if (y === undefined && d.startsWith('0') && !/(st|nd|rd|th)$/i.test(whole)) return undefined;
      if (Number(d) > 31) return undefined;
      return written(name, month, Number(d), y, context);
    },
  },
  {
    pattern: starting(String.raw`${named}(?:the\s+(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th))(?:\s+of\s+(?:(this|next|last|the)\s+)?month)?`),
    read([, name, first, second, which], context) {
      return ofSomeMonth(name, Number(first ?? second), which?.toLowerCase(), context);
    },
  },
  {
    pattern: starting(String.raw`(?:the\s+)?(first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th))\s+${word}\s+(?:of|in)\s+(?:(this|next|last|the)\s+month|${word}${year})`),
    read([, nth = '', name = '', which, month, y], context) {
      const [ordinal, asked] = [ordinalOf(nth), weekdayOf(name)];
      if (ordinal === null || asked === null) return undefined;
      const from = month === undefined ? monthFrom(context.today, which) : startOf(month, y, context);
      return from === null ? undefined : known(nthWeekday(from, ordinal, asked));
    },
  },
];

/** The day with this date and month that is nearest in the preferred direction; null where this and the next year have none. */
export function nearestYear(month: number, date: number, { today, prefer }: DateContext): Day | null {
  const { year } = partsOf(today);
  const years = prefer === 'past' ? [year, year - 1] : [year, year + 1];
  return years.map((one) => dayOf(one, month, date)).find((day) => day !== null && (prefer === 'past' ? day <= today : day >= today)) ?? null;
}

function written(name: string | undefined, monthWord: string, date: number, yearText: string | undefined, context: DateContext): Read {
  const month = monthOf(monthWord);
  const asked = name === undefined ? null : weekdayOf(name);
  if (month === null || (name !== undefined && asked === null)) return undefined;
  if (yearText !== undefined) return checked(dayOf(fullYear(yearText), month, date), asked, context);
  const nearest = nearestYear(month, date, context);
  const other = nearestYear(month, date, { ...context, prefer: context.prefer === 'past' ? 'future' : 'past' });
  const fits = (day: Day | null) => day !== null && weekday(day) === asked;
  return checked(asked !== null && !fits(nearest) && fits(other) ? other : nearest, asked, context);
}

/** A date in figures, after the name of its weekday where one was said ("Friday 4/11"). */
function inFigures(name: string | undefined, day: Day | null, context: DateContext): Read {
  const asked = name === undefined ? null : weekdayOf(name);
  return name !== undefined && asked === null ? undefined : checked(day, asked, context);
}

/** A date whose named weekday is another day is not guessed at: either may be the slip. */
function checked(day: Day | null, asked: number | null, { today }: DateContext): Read {
  if (day === null || asked === null || weekday(day) === asked) return known(day);
  const ahead = (asked - weekday(day) + 7) % 7;
  const near = addDays(day, ahead > 3 ? ahead - 7 : ahead);
  const choice = (one: Day) => ({ label: weekdayNames[weekday(one)] ?? '', when: { d: one, p: 'day' as const } });
  return { ambiguous: (near < today && day >= today ? [day] : [day, near]).map(choice) };
}

/** "the 3rd": of the month it will next be, or has last been. */
function ofSomeMonth(name: string | undefined, date: number, which: string | undefined, { today, prefer }: DateContext): Read {
  const asked = name === undefined ? null : weekdayOf(name);
  if (name !== undefined && asked === null) return undefined;
  const inMonth = (months: number) => {
    const { year, month } = partsOf(addMonths(firstOfMonth(partsOf(today).year, partsOf(today).month), months));
    return dayOf(year, month, date);
  };
  if (which !== undefined) return known(inMonth(which === 'next' ? 1 : which === 'last' ? -1 : 0));
  const fits = (day: Day | null): day is Day => day !== null && (asked === null || weekday(day) === asked);
  const ahead = [0, 1, 2, 3].map((months) => inMonth(prefer === 'past' ? -months : months));
  return known(ahead.filter(fits).find((day) => (prefer === 'past' ? day <= today : day >= today)) ?? null);
}

function monthFrom(today: Day, which: string | undefined): Day {
  const { year, month } = partsOf(today);
  return firstOfMonth(year, month + (which === 'next' ? 1 : which === 'last' ? -1 : 0));
}

function startOf(monthWord: string, yearText: string | undefined, context: DateContext): Day | null {
  const month = monthOf(monthWord);
  if (month === null) return null;
  if (yearText !== undefined) return firstOfMonth(fullYear(yearText), month);
  const { year, month: now } = partsOf(context.today);
  if (context.prefer === 'past') return firstOfMonth(month <= now ? year : year - 1, month);
  return firstOfMonth(month >= now ? year : year + 1, month);
}

function nthWeekday(from: Day, ordinal: number, asked: number): Day | null {
  const { year, month } = partsOf(from);
  const last = lastOfMonth(year, month);
  if (ordinal < 0) return addDays(last, -((weekday(last) - asked + 7) % 7));
  const day = addDays(from, ((asked - weekday(from) + 7) % 7) + (ordinal - 1) * 7);
  return day <= last ? day : null;
}
