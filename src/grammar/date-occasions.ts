import { addDays, dayOf, lastOfMonth, partsOf } from '../domain/day.js';
import { easterOf } from '../domain/holidays.js';
import { financialYearBounds, financialYearOf } from '../domain/quarters.js';
import { lastTerm, lastWeekdayBefore, nextTerm, type SchoolTerm } from '../domain/terms.js';
import { earliestDay, latestDay, type Day } from '../domain/when.js';
import { nearestYear } from './date-days.js';
import { known, starting, type DateContext, type DateReader, type Found, type Meaning, type Read, type ReadAt } from './date-reading.js';
import { fullYear, monthOf } from './date-words.js';

const year = String.raw`(?:\s+['’]?(\d{4}|\d{2}))?`;
const halfTerm = String.raw`half[\s-]?terms?(?:\s+(?:break|week|hols|holidays?))?`;

/** Days that have a name: Christmas, half-term, the end of term, the end of one of three years, a meeting. */
export const occasionReaders: readonly DateReader[] = [
  { pattern: starting(String.raw`(?:christmas|xmas|x-mas|crimbo) eve${year}`), read: ([, y], context) => yearly(12, 24, y, context) },
  { pattern: starting(String.raw`(?:christmas|christams|chrismas|xmas|x-mas|crimbo)(?: day)?${year}`), read: ([, y], context) => yearly(12, 25, y, context) },
  { pattern: starting(String.raw`boxing day${year}`), read: ([, y], context) => yearly(12, 26, y, context) },
  { pattern: starting(String.raw`new year['’]?s eve${year}`), read: ([, y], context) => yearly(12, 31, y, context) },
  { pattern: starting(String.raw`(?:the )?new year(?:['’]?s)?(?: day)?${year}`), read: ([, y], context) => yearly(1, 1, y, context) },
  { pattern: starting(String.raw`good friday${year}`), read: ([, y], context) => aboutEaster(-2, y, context) },
  { pattern: starting(String.raw`easter monday${year}`), read: ([, y], context) => aboutEaster(1, y, context) },
  { pattern: starting(String.raw`easter(?: sunday| day)?${year}`), read: ([, y], context) => aboutEaster(0, y, context) },
  {
    pattern: starting(String.raw`(?:(before|b4|after|by|start of|beginning of|end of|the end of|the start of)\s+)?(?:the\s+|this\s+|next\s+)?(?:([a-z]+)\s+)?${halfTerm}`),
    read: ([, edge = 'start of', name], context) => atTerm('half-term', edge.toLowerCase(), name?.toLowerCase(), context),
  },
  {
    pattern: starting(String.raw`(?:the\s+)?(before|b4|after|start of|beginning of|end of|end)\s+(?:the\s+end\s+of\s+)?(?:the\s+|this\s+)?(?:(next|last)\s+)?(?:(autumn|spring|summer|school)\s+)?term`),
    read: ([whole, edge = '', , name], context) => atTerm('term', / end of /i.test(whole) ? 'end of' : edge.toLowerCase(), name === 'school' ? undefined : name?.toLowerCase(), context),
  },
  {
    pattern: starting(String.raw`(?:the\s+)?(end|start|beginning)\s+(?:of\s+)?(?:the\s+|this\s+)?(?:(next|last|this)\s+)?(financial|fiscal|grant|calendar|academic|school|fy)(?:\s+year)?`),
    read: ([, edge = '', shift, kind = ''], context) => known(edgeOfYear(edge.toLowerCase(), shift?.toLowerCase(), kind.toLowerCase(), context)),
  },
  {
    pattern: starting(String.raw`(?:financial|fiscal|fy)[\s-]year[\s-]end|fy[\s-]end`),
    read: (_, context) => known(edgeOfYear('end', undefined, 'financial', context)),
  },
  {
    pattern: starting(String.raw`(?:the\s+)?(end)\s+(?:of\s+)?(?:(the|this|next|last)\s+)?(?:financial year\s+)?(\d{4})[-/](\d{2}|\d{4})(?![\s-]*q)`),
    read: ([, , , y = '', next = ''], { fyStart = 4 }) => (Number(next.slice(-2)) === (Number(y) + 1) % 100 ? known(financialYearBounds(Number(y), fyStart).to) : 'impossible'),
  },
  {
    pattern: starting(String.raw`(?:the\s+)?end\s+(?:of\s+)?(?:(the|this|next|last)\s+)?(?:yr|year)|(?:the\s+)?(?:year|yr)(?:['’]s)?[\s-]end`),
    read: ([, shift], context) => ({
      ambiguous: (['calendar', 'financial', 'academic'] as const).flatMap((kind) => {
        const day = edgeOfYear('end', shift?.toLowerCase(), kind, context);
        return day === null ? [] : [{ label: `${kind} year`, when: { d: day, p: 'day' as const } }];
      }),
    }),
  },
  {
    pattern: starting(String.raw`(?:the\s+)?(?:(next|last|previous|coming|latest)\s+|([a-z]{3,9})\s+)?(?:steering group |nsg )?(?:meeting|mtg)`),
    read: ([, which, name], context) => meeting(which?.toLowerCase(), name, context),
  },
  {
    pattern: starting(String.raw`(before|b4|prior to|ahead of|after)\s+(.+?)`),
    read: beside,
  },
];

function yearly(month: number, date: number, y: string | undefined, context: DateContext): Read {
  return known(y === undefined ? nearestYear(month, date, context) : dayOf(fullYear(y), month, date));
}

function aboutEaster(days: number, y: string | undefined, { today, prefer }: DateContext): Read {
  const now = partsOf(today).year;
  const years = y !== undefined ? [fullYear(y)] : prefer === 'past' ? [now, now - 1] : [now, now + 1];
  const found = years.map(easterOf).map((sunday) => sunday && addDays(sunday, days));
  return known(found.find((day) => day !== null && (y !== undefined || (prefer === 'past' ? day <= today : day >= today))) ?? null);
}

function atTerm(kind: SchoolTerm['kind'], edge: string, name: string | undefined, { today, terms = [], prefer }: DateContext): Read {
  const month = name === undefined ? null : monthOf(name);
  const about = month === null ? name : month < 4 ? 'spring' : month < 8 ? 'summer' : 'autumn';
  if (about !== undefined && !/^(spring|summer|autumn)$/.test(about)) return undefined;
  const from = (day: Day) => nextTerm(day, kind, terms, about ?? '');
  const starts = /^(before|b4|by|start|beginning)/.test(edge.replace(/^the /, ''));
  const found = prefer === 'past' ? lastTerm(today, kind, terms, about ?? '') : from(today);
  // A break or term that has begun cannot be what is still to begin.
  const meant = found !== null && starts && prefer !== 'past' && found.from < today ? from(addDays(found.to, 1)) : found;
  if (meant === null) return 'impossible';
  const before = kind === 'half-term' ? /^(before|b4|by)/ : /^(before|b4)/;
  const day = before.test(edge) ? lastWeekdayBefore(meant.from) : starts ? meant.from : edge === 'after' ? addDays(meant.to, 1) : meant.to;
  return meant.approximate === true ? { when: { d: day, p: 'day' }, approximate: true } : known(day);
}

function edgeOfYear(edge: string, shift: string | undefined, kind: string, { today, fyStart = 4, prefer }: DateContext): Day | null {
  const { year: now, month } = partsOf(today);
  const move = shift === 'next' ? 1 : shift === 'last' || (shift === undefined && prefer === 'past') ? -1 : 0;
  const ahead = edge !== 'end' && shift === undefined && prefer !== 'past' ? 1 : 0;
  const end = edge === 'end';
  if (kind === 'calendar') return dayOf(now + move + ahead, end ? 12 : 1, end ? 31 : 1);
  if (kind === 'academic' || kind === 'school') {
    const start = (month >= 9 ? now : now - 1) + move + ahead;
    return end ? lastOfMonth(start + 1, 8) : dayOf(start, 9, 1);
  }
  const bounds = financialYearBounds(financialYearOf(today, fyStart) + move + ahead, fyStart);
  return end ? bounds.to : bounds.from;
}

function meeting(which: string | undefined, name: string | undefined, { today, prefer, meetings = [] }: DateContext): Read {
  const month = name === undefined ? null : monthOf(name);
  if (meetings.length === 0 || (name !== undefined && !/^(the|next)$/i.test(name) && month === null)) return undefined;
  const days = meetings.map(({ on }) => on).sort().filter((day) => month === null || partsOf(day).month === month);
  const past = which === 'last' || which === 'previous' || which === 'latest' || (which === undefined && prefer === 'past');
  const found = past ? days.filter((day) => day < today).at(-1) : (days.find((day) => day >= today) ?? (month === null ? undefined : days.at(-1)));
  return known(found ?? null);
}

/** "before the 3rd" is the day before; "before the end of November" is by that end. */
function beside({ input, 0: whole, 1: side = '', 2: from = '' }: RegExpExecArray, context: DateContext, readAt: ReadAt): Read | Found {
  const start = whole.length - from.length;
  const inner = readAt(input.slice(start), context);
  if (inner === null) return undefined;
  const after = side.toLowerCase() === 'after';
  return { meaning: moved(inner.meaning, after, /^(the\s+)?end\b/i.test(input.slice(start))), used: start + inner.used };
}

function moved(meaning: Meaning, after: boolean, atItsEnd: boolean): Meaning {
  if ('ambiguous' in meaning || (!after && atItsEnd)) return meaning;
  const day = after ? addDays(latestDay(meaning.when), 1) : addDays(earliestDay(meaning.when), -1);
  return { ...meaning, when: { d: day, p: 'day' } };
}
