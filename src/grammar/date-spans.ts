import { addMonths, firstOfMonth, partsOf } from '../domain/day.js';
import { monthName } from '../domain/months.js';
import { financialYearBounds, parseQuarter, quarterBounds, quarterInWords, quarterOf } from '../domain/quarters.js';
import { earliestDay, latestDay, type Day, type When } from '../domain/when.js';
import { known, starting, type DateContext, type DateReader, type Read } from './date-reading.js';
import { fullYear, monthOf, ordinalOf } from './date-words.js';

const word = String.raw`([a-z]{3,10})\.?`;
const year = String.raw`(?:,?\s*-?\s*(?:of\s+|in\s+)?['’]?((?:19|20)\d{2}|\d{2})(?!\w|\/|[:.-]\d))?`;
const part = String.raw`(?:the\s+)?(?:very\s+)?(start|beginning|begining|begin|early|middle|mid|end|late)(?:\s+part)?[\s-]+(?:of\s+|in\s+)?(?:the\s+)?`;
const which = String.raw`(?:(this|the|next|last)\s+)?`;

/** Dates not known to the day: months and their parts, seasons, years; and the edges of quarters, which are days. */
export const spanReaders: readonly DateReader[] = [
  {
    pattern: starting(String.raw`(?:(?:the\s+)?(start|beginning|end|close)[\s-]+(?:of\s+)?)?(?:the\s+)?${which}(?:q\s?([1-4])|quarter\s+([1-4])|(first|second|third|fourth|[1-4](?:st|nd|rd|th))\s+quarter)(?:,?\s+(?:of\s+)?((?:\d{4}|\d{2})(?:[-/](?:\d{4}|\d{2}))?))?`),
    read([, edge, , q, quarter, ordinal, years], context) {
      const number = q ?? quarter ?? String(ordinalOf(ordinal ?? ''));
      return atQuarter(edge, years === undefined ? null : `Q${number} ${years}`, Number(number), context);
    },
  },
  {
    pattern: starting(String.raw`(?:(?:the\s+)?(start|beginning|end|close)\s+(?:of\s+)?)?((?:\d{4}|\d{2})[-/](?:\d{4}|\d{2})[\s-]*q[1-4])`),
    read: ([, edge, quarter = ''], context) => atQuarter(edge, quarter, 0, context),
  },
  {
    pattern: starting(String.raw`(?:the\s+)?(start|beginning|end|close)(?:\s+of)?\s+${which}(?:financial\s+)?(?:quarter|qtr)`),
    read: ([, edge, shift], context) => ofQuarter(edge, quarterBeside(shift, context), context),
  },
  { pattern: starting(String.raw`(this|next|last)\s+(?:financial\s+)?(?:quarter|qtr)`), read: ([, shift], context) => ofQuarter(undefined, quarterBeside(shift, context), context) },
  { pattern: starting('quarter[ -]end'), read: (_, context) => ofQuarter('end', quarterBeside('this', context), context) },
  {
    pattern: starting(String.raw`${part}${word}${year}`),
    read([, edge = '', month = '', y], context) {
      const number = monthOf(month);
      return number === null ? undefined : partOf(edge, startOf(number, y, undefined, context));
    },
  },
  {
    pattern: starting(String.raw`${part}(?:(this|next|last)\s+)?month`),
    read: ([, edge = '', shift], context) => partOf(edge, monthBeside(shift, context)),
  },
  { pattern: starting('month[ -]end'), read: (_, context) => partOf('end', monthBeside('this', context)) },
  { pattern: starting('(this|next|last) month'), read: ([, shift], context) => month(monthBeside(shift, context)) },
  {
    pattern: starting(String.raw`(?:(early|mid|late)[\s-]+)?(?:the\s+)?(?:(this|next|last|coming)\s+)?(spring|summer|autumn|fall|winter)(?:time)?${year}(?:[-/]\d{2,4})?(?!\s*(?:half|term|hol|break|recess))`),
    read: ([, edge, shift, name = '', y], context) => season(edge?.toLowerCase(), shift?.toLowerCase(), name.toLowerCase(), y, context),
  },
  {
    pattern: starting(String.raw`(?:(this|next|last|coming)\s+)?${word}${year}`),
    read([, shift, name = '', y], context) {
      const number = monthOf(name);
      return number === null ? undefined : month(startOf(number, y, shift?.toLowerCase(), context));
    },
  },
  {
    pattern: starting(String.raw`(0?[1-9]|1[0-2])\/((?:19|20)\d{2})`),
    read: ([, m, y]) => month(firstOfMonth(Number(y), Number(m))),
  },
  {
    pattern: starting(String.raw`((?:19|20)\d{2})-(\d{2})`),
    read([, y = '', next = '']) {
      const start = Number(y);
      const asMonth = Number(next) >= 1 && Number(next) <= 12 ? month(firstOfMonth(start, Number(next))) : undefined;
      if (Number(next) !== (start + 1) % 100 || asMonth === undefined) return asMonth ?? undefined;
      return 'when' in asMonth ? { ambiguous: [{ label: 'the month', when: asMonth.when }, { label: 'the end of the financial year', when: { d: financialYearBounds(start).to, p: 'day' } }] } : undefined;
    },
  },
  {
    pattern: starting(String.raw`(?:(?:the\s+)?(start|beginning|early|middle|mid|end|late)[\s-]+(?:of\s+|in\s+)?)?((?:19|20)\d{2})(?!\s*q[1-4])`),
    read: ([, edge, y = '']) => yearPart(edge?.toLowerCase(), y),
  },
  {
    pattern: starting('(this|next|last) (?:calendar )?year'),
    read: ([, shift], { today }) => yearPart(undefined, String(partsOf(today).year + beside(shift))),
  },
];

function beside(shift: string | undefined): number {
  return shift?.toLowerCase() === 'next' ? 1 : shift?.toLowerCase() === 'last' ? -1 : 0;
}

function monthBeside(shift: string | undefined, { today }: DateContext): Day {
  const { year: y, month: m } = partsOf(today);
  return firstOfMonth(y, m + beside(shift));
}

/** The first day of a month by its year, or of the nearest such month, this one included. */
function startOf(number: number, yearText: string | undefined, shift: string | undefined, { today, prefer }: DateContext): Day {
  const { year: y, month: now } = partsOf(today);
  if (yearText !== undefined) return firstOfMonth(fullYear(yearText), number);
  if (shift === 'this') return firstOfMonth(y, number);
  const past = shift === 'last' || (shift === undefined && prefer === 'past');
  if (past) return firstOfMonth(number < now || (number === now && shift === undefined) ? y : y - 1, number);
  return firstOfMonth(number > now || (number === now && shift === undefined) ? y : y + 1, number);
}

function month(start: Day): { readonly when: When } {
  return { when: { d: start.slice(0, 7), p: 'month' } };
}

const partNames: Readonly<Record<string, string>> = {
  start: 'start of', beginning: 'beginning of', begining: 'beginning of', begin: 'beginning of', early: 'early',
  middle: 'middle of', mid: 'middle of', end: 'end of', late: 'late',
};

function partOf(edge: string, start: Day): Read {
  const { year: y, month: m } = partsOf(start);
  return { when: { d: start.slice(0, 7), p: 'part-month', text: `${partNames[edge.toLowerCase()] ?? edge} ${monthName(m)} ${y}` } };
}

function season(edge: string | undefined, shift: string | undefined, typed: string, yearText: string | undefined, { today, prefer }: DateContext): Read {
  const name = typed === 'fall' ? 'autumn' : typed;
  const of = (y: number): When => ({ d: String(y), p: 'season', text: `${edge === undefined ? '' : `${edge} `}${name} ${y}` });
  if (yearText !== undefined) return { when: of(fullYear(yearText)) };
  const { year: y } = partsOf(today);
  const years = [y - 1, y, y + 1].map(of);
  const past = shift === 'last' || (shift === undefined && prefer === 'past');
  const fits = (when: When) => {
    if (past) return shift === 'last' ? latestDay(when) < today : earliestDay(when) <= today;
    return shift === 'next' ? earliestDay(when) > today : latestDay(when) >= today;
  };
  const found = past ? [...years].reverse().find(fits) : years.find(fits);
  return found === undefined ? undefined : { when: found };
}

function yearPart(edge: string | undefined, y: string): Read {
  if (edge === undefined) return { when: { d: y, p: 'year' } };
  if (edge === 'end') return { when: { d: `${y}-12`, p: 'part-month', text: `end of ${y}` } };
  if (edge === 'start' || edge === 'beginning') return { when: { d: `${y}-01`, p: 'part-month', text: `start of ${y}` } };
  return { when: { d: y, p: 'year', text: `${edge} ${y}` } };
}

function quarterBeside(shift: string | undefined, { today, fyStart = 4 }: DateContext): string {
  return quarterOf(addMonths(today, beside(shift) * 3), fyStart);
}

/** A quarter without a year is the nearest whose edge, or whose last day, lies in the preferred direction. */
function atQuarter(edge: string | undefined, text: string | null, number: number, context: DateContext): Read {
  const { today, fyStart = 4, prefer } = context;
  if (text !== null) {
    const quarter = parseQuarter(text, today, fyStart);
    return quarter === null ? 'impossible' : ofQuarter(edge, quarter, context);
  }
  const near = [-12, 0, 12].map((months) => parseQuarter(`Q${number}`, addMonths(today, months), fyStart) ?? '');
  const day = (quarter: string) => {
    const { from, to } = quarterBounds(quarter, fyStart);
    return prefer === 'past' ? (edge === 'end' ? to : from) : edge === 'start' || edge === 'beginning' ? from : to;
  };
  const found = prefer === 'past' ? near.reverse().find((one) => day(one) <= today) : near.find((one) => day(one) >= today);
  return found === undefined ? undefined : ofQuarter(edge, found, context);
}

function ofQuarter(edge: string | undefined, quarter: string, { fyStart = 4 }: DateContext): Read {
  const { from, to } = quarterBounds(quarter, fyStart);
  if (edge !== undefined) return known(/^(end|close)$/i.test(edge) ? to : from);
  return { when: { d: from.slice(0, 4), p: 'season', text: quarterInWords(quarter, fyStart) } };
}
