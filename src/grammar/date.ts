import { TZDate } from '@date-fns/tz';
import * as chrono from 'chrono-node';
import { addDays, day as dayOf, weekday } from '../domain/day.js';
import { quarterBounds, quarterOf } from '../domain/quarters.js';
import type { Day, When } from '../domain/when.js';

/** What a typed date leans on: the day it is, the zone and order people mean, and the start of the financial year. */
export interface DateContext {
  readonly today: Day;
  readonly zone: string;
  readonly financialYearStartMonth?: number;
  readonly halfTerms?: readonly { readonly from: Day; readonly to: Day }[];
}

/** A date as exactly as it was typed, or the readings between which one must be chosen. */
export type ReadDate =
  | { readonly when: When; readonly text: string; readonly index: number }
  | { readonly ambiguous: readonly { readonly label: string; readonly when: When }[]; readonly text: string; readonly index: number };

const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const numbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };

const month = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const weekdayWord = '(sun(?:day)?|mon(?:day)?|tues?(?:day)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?)';

type Reading = When | readonly { readonly label: string; readonly when: When }[] | null;
type Rule = readonly [pattern: RegExp, read: (found: RegExpExecArray, context: DateContext) => Reading];

/** Ways of writing a date, the most exact first. British order throughout: 3/11/05 is 3 November. */
const rules: readonly Rule[] = [
  [/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/, ([, y, m, d]) => exact(y, m, d)],
  [/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/, ([, d, m, y]) => exact(fullYear(y), m, d)],
  [new RegExp(`\\bw(?:/|eek )\\s*c(?:ommencing)?\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?\\s+${month}\\.?(?:\\s+(\\d{4}|\\d{2})\\b)?`, 'i'), (found, context) => dayMonth(found[1], found[2], found[3], context)],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}\\.?,?(?:\\s+'?(\\d{4}|\\d{2})\\b(?!\\s*[:.]\\d))?`, 'i'), (found, context) => dayMonth(found[1], found[2], found[3], context)],
  [new RegExp(`\\b${month}\\.?\\s+(?!0)(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d)(?:,?\\s+(\\d{4}))?`, 'i'), (found, context) => dayMonth(found[2], found[1], found[3], context)],
  [/\b(\d{1,2})\/(\d{1,2})\b(?!\/)/, ([, d, m], context) => nearest(Number(d), Number(m), context)],
  [/\b(start|beginning|early|mid|middle|end|late)\s+(?:of\s+|in\s+)?q([1-4])\b/i, ([, part = '', q], context) => quarterPart(part, Number(q), context)],
  [/\b(?:quarter|q)\s?([1-4])(?:\s+(?:of\s+)?(\d{4})-\d{2})?\b/i, ([, q, y], context) => quarterWhen(Number(q), y, context)],
  [new RegExp(`\\b(start|beginning|early|mid|middle|end|late)(?:\\s+of|\\s+in|-|\\s)+\\s*${month}\\.?(?:\\s+'?(\\d{4}|\\d{2})\\b)?`, 'i'), (found, context) => partMonth(found, context)],
  [/\b(spring|summer|autumn|winter)(?:\s+(?:of\s+)?(\d{4}))?\b(?!\s+term)/i, ([text = '', season = '', y], { today }) => ({ d: y ?? today.slice(0, 4), p: 'season', text: y === undefined ? `${season.toLowerCase()} ${today.slice(0, 4)}` : text.toLowerCase() })],
  [/\b(?:b4|before|by)\s+(?:x-?mas|christmas)\b/i, (_, { today }) => exact(today.slice(0, 4), '12', '24')],
  [/\b(?:x-?mas|christmas)(?:\s+day)?\b/i, (_, { today }) => exact(today.slice(0, 4), '12', '25')],
  [/\b(?:fortnight|2 weeks|two weeks)\s+(?:from\s+)?today\b|\btoday\s+fortnight\b|\bin a fortnight\b/i, (_, { today }) => onDay(addDays(today, 14))],
  [/\ba week today\b|\btoday week\b|\bin a week\b/i, (_, { today }) => onDay(addDays(today, 7))],
  [new RegExp(`\\b(?:a )?(week|fortnight) (?:on |from )?${weekdayWord}\\b`, 'i'), ([, span = '', name = ''], { today }) => onDay(addDays(comingWeekday(today, name), span.toLowerCase() === 'week' ? 7 : 14))],
  [/\bin\s+(a|an|one|two|three|four|five|six|\d{1,3})\s+(day|week|month)s?\b/i, ([, n = '', unit = ''], { today }) => inSome(today, numbers[n.toLowerCase()] ?? Number(n), unit)],
  [/\b(\d{1,3})\s+(day|week)s?\s+ago\b/i, ([, n = '', unit = ''], { today }) => onDay(addDays(today, -Number(n) * (unit.toLowerCase() === 'week' ? 7 : 1)))],
  [/\bday after tomorrow\b/i, (_, { today }) => onDay(addDays(today, 2))],
  [/\b(today|tomorrow|tomorow|tmrw|yesterday)\b/i, ([, word = ''], { today }) => onDay(addDays(today, word.toLowerCase() === 'today' ? 0 : word.toLowerCase() === 'yesterday' ? -1 : 1))],
  [new RegExp(`\\blast\\s+${weekdayWord}\\b`, 'i'), ([, name = ''], { today }) => onDay(lastWeekday(today, name))],
  [new RegExp(`\\b(?:next|this|on|by)?\\s*${weekdayWord}\\b(?!\\w)`, 'i'), ([, name = ''], { today }) => (name.length < 3 ? null : onDay(comingWeekday(today, name)))],
  [/\b(?:by\s+)?(?:the\s+)?end of (?:the\s+)?year\b/i, (_, context) => yearEnds(context)],
  [/\b(?:by\s+)?(?:the\s+)?end of (?:the\s+|this\s+)?month\b/i, (_, { today }) => onDay(lastOfMonth(today.slice(0, 7)))],
  [new RegExp(`\\b${month}\\.?\\s+'?(\\d{4}|0\\d)\\b`, 'i'), ([, name = '', y]) => ({ d: `${fullYear(y)}-${monthNumber(name)}`, p: 'month' })],
  [/\bnext month\b/i, (_, { today }) => ({ d: addDays(lastOfMonth(today.slice(0, 7)), 1).slice(0, 7), p: 'month' })],
  [/\bthis month\b/i, (_, { today }) => ({ d: today.slice(0, 7), p: 'month' })],
  [/\b(19|20)\d{2}\b(?!-)/, ([text = '']) => ({ d: text, p: 'year' })],
  [new RegExp(`\\b${month}\\b(?!\\w)`, 'i'), ([text = '', name = ''], { today }) => (text.length < 4 && text.toLowerCase() !== 'may' && !/^[A-Z]/.test(text) ? null : bareMonth(name, today))],
];

/** Finds the first date in a text and how exactly it is known. Days that do not exist are null, never rolled over. */
export function readDate(text: string, context: DateContext): ReadDate | null {
  for (const [pattern, read] of rules) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const reading = read(found, context);
    const place = { text: found[0], index: found.index };
    if (reading !== null) return 'p' in reading ? { when: reading, ...place } : { ambiguous: reading, ...place };
    // Numbers in the form of a date that is no day (31/2/05) are not to be read as something else.
    if (/^[\d\s/.-]+$/.test(found[0]) || new RegExp(month, 'i').test(found[0])) return null;
  }
  return byChrono(text, context);
}

/** What our own table does not know, by the library in British order, reckoned in the programme's zone. */
function byChrono(text: string, { today, zone }: DateContext): ReadDate | null {
  const [year = 0, monthIndex = 1, date = 1] = today.split('-').map(Number);
  const noon = new TZDate(year, monthIndex - 1, date, 12, zone);
  const [found] = chrono.en.GB.parse(text, { instant: noon, timezone: -noon.getTimezoneOffset() });
  const start = found?.start;
  if (found === undefined || start === undefined || !(start.isCertain('day') || start.isCertain('weekday'))) return null;
  const when = exact(String(start.get('year')), String(start.get('month')), String(start.get('day')));
  return when === null ? null : { when, text: found.text, index: found.index };
}

function exact(year: string | undefined, month: string | undefined, date: string | undefined): When | null {
  const read = dayOf(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
  return read === null ? null : onDay(read);
}

function onDay(day: Day): When {
  return { d: day, p: 'day' };
}

function fullYear(year: string | undefined): string {
  if (year === undefined || year.length === 4) return year ?? '';
  return Number(year) >= 70 ? `19${year}` : `20${year}`;
}

function monthNumber(name: string): string {
  return String(monthNames.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3))) + 1).padStart(2, '0');
}

function dayMonth(date: string | undefined, name: string | undefined, year: string | undefined, context: DateContext): When | null {
  const number = Number(monthNumber(name ?? ''));
  return year === undefined ? nearest(Number(date), number, context) : exact(fullYear(year), String(number), date);
}

/** A day without a year: the one nearest to today, up to four months back and eight ahead. */
function nearest(date: number, number: number, { today }: DateContext): When | null {
  const year = Number(today.slice(0, 4));
  const candidates = [year - 1, year, year + 1].map((y) => exact(String(y), String(number), String(date)));
  const from = addDays(today, -120);
  return candidates.find((when) => when !== null && when.d >= from) ?? null;
}

function partMonth([text = '', , name = '', year]: RegExpExecArray, { today }: DateContext): When {
  const number = monthNumber(name);
  return { d: `${year === undefined ? bareMonth(name, today).d.slice(0, 4) : fullYear(year)}-${number}`, p: 'part-month', text: text.trim() };
}

function bareMonth(name: string, today: Day): When {
  const number = monthNumber(name);
  const year = Number(today.slice(0, 4));
  const from = addDays(today, -120).slice(0, 7);
  const found = [year - 1, year, year + 1].map((y) => `${y}-${number}`).find((d) => d >= from);
  return { d: found ?? `${year}-${number}`, p: 'month' };
}

/** A financial quarter that is not named with its year: this year's. */
function quarterNamed(number: number, year: string | undefined, { today, financialYearStartMonth = 4 }: DateContext): { from: Day; to: Day } {
  const first = year ?? quarterOf(today, financialYearStartMonth).slice(0, 4);
  return quarterBounds(`${first}-00-Q${number}`, financialYearStartMonth);
}

function quarterWhen(number: number, year: string | undefined, context: DateContext): When {
  return onDay(quarterNamed(number, year, context).to);
}

function quarterPart(part: string, number: number, context: DateContext): When {
  const { from, to } = quarterNamed(number, undefined, context);
  if (/^(start|beginning|early)$/i.test(part)) return onDay(from);
  return onDay(/^mid/i.test(part) ? addDays(from, 45) : to);
}

function inSome(today: Day, number: number, unit: string): When {
  if (unit.toLowerCase() === 'month') {
    const months = Number(today.slice(5, 7)) - 1 + number;
    const target = `${Number(today.slice(0, 4)) + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
    const last = lastOfMonth(target);
    const same = `${target}-${today.slice(8)}`;
    return onDay(same > last ? last : (same as Day));
  }
  return onDay(addDays(today, number * (unit.toLowerCase() === 'week' ? 7 : 1)));
}

function yearEnds(context: DateContext): readonly { label: string; when: When }[] {
  const { today, financialYearStartMonth = 4 } = context;
  const financial = quarterNamed(4, undefined, { ...context, financialYearStartMonth }).to;
  return [
    { label: 'the calendar year', when: onDay(`${today.slice(0, 4)}-12-31` as Day) },
    { label: 'the financial year', when: onDay(financial) },
    { label: 'the school year', when: onDay(`${today.slice(5) > '07-31' ? Number(today.slice(0, 4)) + 1 : today.slice(0, 4)}-07-31` as Day) },
  ];
}

function weekdayNumber(name: string): number {
  return weekdayNames.findIndex((full) => full.startsWith(name.toLowerCase().slice(0, 3)));
}

/** The next such day after today. */
function comingWeekday(today: Day, name: string): Day {
  const ahead = (weekdayNumber(name) - weekday(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

function lastWeekday(today: Day, name: string): Day {
  const back = (weekday(today) - weekdayNumber(name) + 7) % 7;
  return addDays(today, -(back === 0 ? 7 : back));
}

function lastOfMonth(month: string): Day {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) as Day;
}
