import { addDays, addMonths, firstOfMonth, lastOfMonth, mondayOf, partsOf } from '../domain/day.js';
import { monthName } from '../domain/months.js';
import { financialYearBounds, financialYearOf, parseQuarter, quarterBounds, quarterOf } from '../domain/quarters.js';
import { nextTerm } from '../domain/terms.js';
import { earliestDay, latestDay, type Day } from '../domain/when.js';
import { addWorkingDays } from '../domain/working-days.js';
import { readDate, type DateChoice, type DateContext } from './date.js';
import { ends } from './date-reading.js';
import { numberOf, numberPattern } from './date-words.js';

/** A stretch of days, both ends in it; null where it is open. `label` is how it was asked for. */
export interface Window {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly label: string;
}

export type WindowReading = Window | { readonly ambiguous: readonly DateChoice[] };

/** Reads a stretch of time a text begins with: "this month", "next two weeks", "before half-term", "since the last meeting". */
export function readWindow(text: string, context: DateContext): WindowReading | null {
  return windowAt(text.trim(), context)?.reading ?? null;
}

/** Finds the first stretch of time in a running text, with the words around it. */
export function findWindow(text: string, context: DateContext): { readonly reading: WindowReading; readonly before: string; readonly rest: string } | null {
  for (const { index } of text.matchAll(/(?<![\w/.'’-])\w/g)) {
    const found = doubtful.test(text.slice(index)) ? null : windowAt(text.slice(index), context);
    if (found !== null) return { reading: found.reading, before: text.slice(0, index).trim(), rest: text.slice(index + found.used).trim() };
  }
  return null;
}

/** In a running text these are seldom a time: "by the way", "for the sw", "we may". */
const doubtful = /^(?:(?:may|march|sat|sun|mon|wed|now|late)\b|(?:on|at|to|of|due|is)\s)/i;

interface Span {
  readonly from: Day | null;
  readonly to: Day | null;
}

type Reader = readonly [pattern: string, read: (match: RegExpExecArray, context: DateContext) => Span | null];

const units = String.raw`(working days?|days?|weeks?|wks?|fortnights?|months?|quarters?|years?|yrs?)`;
const lead = String.raw`(?:(?:in|over|within|during|for|of)\s+)?(?:the\s+)?`;

/** Stretches that are not one date, an edge of one, or two. */
const readers: readonly Reader[] = [
  ['overdue|past due|late|outstanding', (_, { today }) => ({ from: null, to: addDays(today, -1) })],
  [String.raw`${lead}week after next`, (_, { today }) => wholeWeek(today, 2)],
  [String.raw`${lead}rest of (?:the|this) (week|month|quarter|year)`, ([, unit = ''], context) => ({ from: context.today, to: calendar(unit, 0, context).to })],
  [String.raw`(?:in |within |over |during )?the (next|coming|following|last|past|previous) ${units}`, ([, way = '', unit = ''], context) => rolling(way, 1, unit, context)],
  [String.raw`${lead}(next|coming|following|last|past|previous) (?:few ()|${numberPattern} )${units}`, ([, way = '', few, count, unit = ''], context) => rolling(way, few === undefined ? (numberOf(count ?? '') ?? 1) : 3, unit, context)],
  [String.raw`within ${numberPattern} ${units}`, ([, count = '', unit = ''], context) => rolling('next', numberOf(count) ?? 1, unit, context)],
  [String.raw`(?:in |within )?(?:the )?(next|coming|last|past) (fortnight)`, ([, way = '', unit = ''], context) => rolling(way, 1, unit, context)],
  [String.raw`${lead}(this|current|next|last|previous) (?:(financial|calendar) )?(week|wk|month|quarter|qtr|year|yr)`, ([, which = '', kind, unit = ''], context) => calendar(`${kind ?? ''}${unit}`, /^next/i.test(which) ? 1 : /^(last|prev)/i.test(which) ? -1 : 0, context)],
  [String.raw`${lead}(?:this )?(half[\s-]?term|term)`, ([, kind = ''], { today, terms }) => nextTerm(today, /^half/i.test(kind) ? 'half-term' : 'term', terms)],
  [String.raw`${lead}(q[1-4](?:\s+(?:of\s+)?\d{2,4}(?:[-/]\d{2,4})?)?|quarter [1-4](?:\s+(?:of\s+)?\d{2,4}(?:[-/]\d{2,4})?)?|\d{2,4}[-/]\d{2,4}[\s-]q[1-4])`, ([, quarter = ''], { today, fyStart = 4 }) => {
    const named = parseQuarter(quarter, today, fyStart);
    return named === null ? null : quarterBounds(named, fyStart);
  }],
  [String.raw`${lead}(?:fy\s?)?((?:19|20)\d{2})[-/](\d{2}|\d{4})`, ([, first = '', next = ''], { fyStart = 4 }) => (
    Number(next.slice(-2)) === (Number(first) + 1) % 100 ? financialYearBounds(Number(first), fyStart) : null)],
];

const patterns = readers.map(([pattern, read]) => [new RegExp(`^(?:${pattern})${ends}`, 'i'), read] as const);

const edges = /^(by|before|b4|until|till|til|up to|ahead of|prior to|since|after|from)\s+/i;
const commencing = /^(?:in |for |the )*(?:w\.?\/?c\b|week (?:commencing|beginning|of)\b|w\/b\b)/i;

function windowAt(text: string, context: DateContext): { readonly reading: WindowReading; readonly used: number } | null {
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(text);
    const span = match === null ? null : read(match, context);
    if (match !== null && span !== null) return { reading: { from: span.from, to: span.to, label: labelOf(match[0]) }, used: match[0].length };
  }
  const pair = /^(?:between|from)\s+(.+?)\s+(?:and|to|until|till|-|–)\s+(.+)$/i.exec(text);
  return (pair === null ? null : betweenTwo(text, pair, context)) ?? aroundDate(text, context);
}

function aroundDate(text: string, context: DateContext) {
  const edge = edges.exec(text)?.[1]?.toLowerCase();
  const past = edge === 'since';
  // "before" and "after" belong to the date itself: the day before half-term is a Friday, not a Sunday.
  const whole = edge !== undefined && /^(before|b4|ahead|prior|after)/.test(edge);
  const skipped = edge === undefined || whole ? (/^(?:in|during|for|on|over)\s+/i.exec(text)?.[0].length ?? 0) : (edges.exec(text)?.[0].length ?? 0);
  const read = readDate(text.slice(skipped), past ? { ...context, prefer: 'past' } : context);
  if (read === null) return null;
  const used = text.length - (read.rest?.length ?? 0);
  if ('ambiguous' in read) return { reading: { ambiguous: read.ambiguous }, used };
  const [first, last] = [earliestDay(read.when), latestDay(read.when)];
  const label = labelOf(text.slice(0, used));
  if (edge === 'after' || edge === 'from') return { reading: { from: first, to: null, label }, used };
  if (edge === 'since') return { reading: { from: first, to: context.today, label }, used };
  if (edge !== undefined) return { reading: { from: last < context.today ? null : context.today, to: last, label }, used };
  return { reading: { from: first, to: commencing.test(text) ? addDays(first, 6) : last, label }, used };
}

function betweenTwo(text: string, [, first = '', second = '']: RegExpExecArray, context: DateContext) {
  const end = readDate(second, context);
  if (end === null || !('when' in end)) return null;
  const to = latestDay(end.when);
  const { year, month } = partsOf(to);
  // "between 3 and 10 November": what the first leaves out is the second's.
  const fuller = [`${first} ${monthName(month)} ${year}`, `${first} ${year}`, `${first} ${year - 1}`, first];
  const from = fuller.map((one) => readDate(one, context))
    .map((one) => (one !== null && 'when' in one && one.rest === undefined ? earliestDay(one.when) : null))
    .find((one) => one !== null && one <= to);
  const used = text.length - (end.rest?.length ?? 0);
  return from === undefined || from === null ? null : { reading: { from, to, label: labelOf(text.slice(0, used)) }, used };
}

function rolling(way: string, count: number, unit: string, context: DateContext): Span {
  const { today, nation } = context;
  const back = /^(last|past|previous)$/i.test(way);
  const signed = back ? -count : count;
  const what = unit.toLowerCase();
  const end = what.startsWith('working') ? addWorkingDays(today, signed, { nation: nation ?? 'GB-ENG' })
    : what.startsWith('d') ? addDays(today, signed)
    : what.startsWith('w') ? addDays(today, signed * 7)
    : what.startsWith('f') ? addDays(today, signed * 14)
    : addMonths(today, signed * (what.startsWith('m') ? 1 : what.startsWith('q') ? 3 : 12));
  return back ? { from: end, to: today } : { from: today, to: end };
}

function calendar(unit: string, beside: number, { today, fyStart = 4 }: DateContext): { readonly from: Day; readonly to: Day } {
  const what = unit.toLowerCase();
  const { year, month } = partsOf(today);
  if (what.startsWith('w')) return wholeWeek(today, beside);
  if (what.startsWith('m')) return { from: firstOfMonth(year, month + beside), to: lastOfMonth(year, month + beside) };
  if (what.startsWith('q')) return quarterBounds(quarterOf(addMonths(today, beside * 3), fyStart), fyStart);
  if (what.startsWith('financial')) return financialYearBounds(financialYearOf(today, fyStart) + beside, fyStart);
  return { from: firstOfMonth(year + beside, 1), to: lastOfMonth(year + beside, 12) };
}

function wholeWeek(today: Day, beside: number): { readonly from: Day; readonly to: Day } {
  const from = addDays(mondayOf(today), beside * 7);
  return { from, to: addDays(from, 6) };
}

function labelOf(words: string): string {
  return words.trim().replace(/[\s,;:.?!)–—-]+$/, '').replace(/\s+/g, ' ').replace(/^b4\b/i, 'before');
}
