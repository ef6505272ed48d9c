import { lastOfMonth, partsOf } from '../domain/day.js';
import { readRecurrence } from '../domain/recurrence-rule.js';
import { latestDay, type Day } from '../domain/when.js';
import { readDate, type DateContext } from './date.js';

const numbers = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const weekdayIds: Readonly<Record<string, string>> = { mon: 'MO', tue: 'TU', wed: 'WE', thu: 'TH', fri: 'FR', sat: 'SA', sun: 'SU' };
const nths: Readonly<Record<string, number>> = { first: 1, '1st': 1, second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4, last: -1 };
const weekdayWord = 'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const nthWord = 'first|1st|second|2nd|third|3rd|fourth|4th|last';

/** The months of an English school year in which something falls that falls once a term, by the month it begins in. August has no term; what begins there goes on in September. */
const termMonths: Readonly<Record<number, string>> = { 1: '1,5,9', 2: '2,6,10', 3: '3,7,11', 4: '1,4,9', 5: '1,5,9', 6: '2,6,10', 7: '3,7,11', 8: '1,5,9', 9: '1,5,9', 10: '2,6,10', 11: '3,7,11', 12: '3,7,12' };

/**
 * The rule of RFC 5545 that is meant by "every quarter", "termly", "on the last Friday of each month", "every two weeks
 * until March 2008", or by a rule itself. Null for what is none. What begins on the last day of a month stays on last
 * days, for the 31st does not come in every month.
 */
export function readRepeats(text: string, start: Day, context: DateContext): string | null {
  const plain = text.trim().replace(/[.]+$/, '');
  if (/^(?:RRULE:)?FREQ=/i.test(plain)) {
    const rule = plain.toUpperCase().replace(/^RRULE:/, '');
    return readRecurrence(rule) === null ? null : rule;
  }
  const words = plain.toLowerCase().replace(/[,;]/g, ' ').replace(/\s+/g, ' ').trim();
  const ends = /^(.*?)\s(?:until|till|up to)\s(.+)$/.exec(words);
  const times = /^(.*?)\s(?:for )?(\d{1,3}|\w+) times$/.exec(words);
  const rule = ruleFor(ends?.[1] ?? times?.[1] ?? words, start);
  if (rule === null) return null;
  if (ends !== null) {
    const last = readDate(ends[2] ?? '', { ...context, prefer: 'future' });
    return last === null || !('when' in last) || last.rest !== undefined ? null : `${rule};UNTIL=${latestDay(last.when).replaceAll('-', '')}`;
  }
  if (times === null) return rule;
  const count = numberIn(times[2] ?? '');
  return count === null || count < 1 ? null : `${rule};COUNT=${count}`;
}

function ruleFor(words: string, start: Day): string | null {
  const { month } = partsOf(start);
  const nth = new RegExp(`^(?:on )?(?:(?:the|every|each) )?(${nthWord}) (${weekdayWord}|working day|weekday|day) (?:(?:of|in) )?(?:the |every |each )?(month|quarter|term|year)$`).exec(words)
    ?? new RegExp(`^(?:every|each) (${nthWord}) (${weekdayWord})()$`).exec(words);
  if (nth !== null) return nthRule(nths[nth[1] ?? ''] ?? 1, nth[2] ?? '', nth[3] === '' ? 'month' : (nth[3] ?? 'month'), month);
  const dated = /^(?:on )?the (\d{1,2})(?:st|nd|rd|th)(?: day)? of (?:the|every|each) month$/.exec(words);
  if (dated !== null) return onDate(Number(dated[1]), 'FREQ=MONTHLY');
  const named = new RegExp(`^(?:(every|each) (other |second )?|on )?(${weekdayWord})s?$`).exec(words);
  if (named !== null && (named[1] !== undefined || words.startsWith('on ') || words.endsWith('s'))) return `FREQ=WEEKLY${named[2] === undefined ? '' : ';INTERVAL=2'};BYDAY=${weekdayId(named[3] ?? '')}`;
  const every = /^(?:once )?(?:every|each|a|per) (?:(other|\d{1,3}|[a-z]+) )?(day|week|fortnight|month|quarter|term|half[- ]year|year)s?$/.exec(words);
  if (every !== null) {
    const count = every[1] === undefined ? 1 : every[1] === 'other' ? 2 : numberIn(every[1]);
    return count === null ? null : plainRule(every[2] ?? '', count, start);
  }
  const unit = adverbs.find(([pattern]) => pattern.test(words));
  return unit === undefined ? null : plainRule(unit[1], unit[2], start);
}

const adverbs: readonly (readonly [RegExp, string, number])[] = [
  [/^daily$/, 'day', 1], [/^weekly$/, 'week', 1], [/^(?:fortnightly|bi-?weekly)$/, 'week', 2], [/^monthly$/, 'month', 1], [/^(?:quarterly|four times a year)$/, 'quarter', 1],
  [/^(?:termly|three times a year)$/, 'term', 1], [/^(?:half[- ]?yearly|six[- ]monthly|twice a year|bi-?annually)$/, 'month', 6], [/^(?:yearly|annually|once a year)$/, 'year', 1],
];

function plainRule(unit: string, count: number, start: Day): string | null {
  const interval = (times: number) => (times === 1 ? '' : `;INTERVAL=${times}`);
  switch (unit) {
    case 'day': return `FREQ=DAILY${interval(count)}`;
    case 'week': return `FREQ=WEEKLY${interval(count)}`;
    case 'fortnight': return `FREQ=WEEKLY;INTERVAL=${count * 2}`;
    case 'month': return monthly(interval(count), start);
    case 'quarter': return monthly(interval(count * 3), start);
    case 'term': return count === 1 ? monthly(`;BYMONTH=${termMonths[partsOf(start).month]}`, start) : null;
    case 'year': return isLastDay(start) && partsOf(start).month === 2 ? `FREQ=YEARLY${interval(count)};BYMONTH=2;BYMONTHDAY=-1` : `FREQ=YEARLY${interval(count)}`;
    default: return monthly(interval(count * 6), start);
  }
}

/** On the day of the month that it begins on, which in some months is the last. */
function monthly(parts: string, start: Day): string {
  return isLastDay(start) ? `FREQ=MONTHLY${parts};BYMONTHDAY=-1` : onDate(partsOf(start).date, `FREQ=MONTHLY${parts}`) ?? `FREQ=MONTHLY${parts}`;
}

function onDate(date: number, rule: string): string | null {
  if (date < 1 || date > 31) return null;
  if (date <= 28) return `${rule};BYMONTHDAY=${date}`;
  const days = Array.from({ length: date - 27 }, (_, at) => 28 + at);
  return `${rule};BYMONTHDAY=${days.join(',')};BYSETPOS=-1`;
}

function nthRule(nth: number, day: string, period: string, month: number): string {
  const base = period === 'month' ? 'FREQ=MONTHLY' : period === 'quarter' ? 'FREQ=MONTHLY;INTERVAL=3' : period === 'term' ? `FREQ=MONTHLY;BYMONTH=${termMonths[month]}` : `FREQ=YEARLY;BYMONTH=${month}`;
  if (day === 'day') return `${base};BYMONTHDAY=${nth}`;
  if (day === 'working day' || day === 'weekday') return `${base};BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${nth}`;
  return `${base};BYDAY=${nth}${weekdayId(day)}`;
}

function isLastDay(start: Day): boolean {
  const { year, month } = partsOf(start);
  return start === lastOfMonth(year, month);
}

function weekdayId(word: string): string {
  return weekdayIds[word.slice(0, 3)] ?? 'MO';
}

function numberIn(word: string): number | null {
  if (/^\d+$/.test(word)) return Number(word);
  const found = numbers.indexOf(word);
  return found > 0 ? found : null;
}
