import type { Book, KnownMeeting } from '../../domain/answer-book.js';
import { addDays, weekday } from '../../domain/day.js';
import type { Window } from '../../domain/question.js';
import { quarterBounds, quarterOf } from '../../domain/quarters.js';
import { lastWeekdayBefore, nextTerm } from '../../domain/terms.js';
import { exactDay, type Day } from '../../domain/when.js';
import { findDate } from '../date.js';
import { wordsOf } from '../words.js';

export interface Times {
  readonly window: Window | null;
  readonly day: Day | null;
  readonly quarter: string | null;
  readonly meetings: readonly string[];
  /** Readings between which one must be chosen ("the end of the year"). */
  readonly unclear: readonly string[];
  /** The words that were read as times. */
  readonly words: ReadonlySet<string>;
}

const bareWeekday = /^(?:on |last |this )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?:'s)?$/i;
/** What is asked of a meeting that was held. */
const ofMeeting = /\b(?:minutes|apologies|quorate|quorum|attended|came|turned up|agreed|chaired|meeting|nsg)\b/;
const never = '0001-01-01' as Day;
const ever = '9999-12-31' as Day;
const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const meetingOf = monthNames.map((name) => new RegExp(`\\b(?:${name}|${name.slice(0, 3)}|${name.slice(0, 4)})s? (?:\\w+ )?(?:meeting|nsg|steering|session)|\\b(?:meet|meeting|nsg|session)s? (?:\\w+ )?(?:in|during|for) (?:${name}|${name.slice(0, 3)}|sept)\\b`));
/** "may" and "march" are words besides. */
const saidMonth = monthNames.map((name) => new RegExp(name !== 'may' && name !== 'march' ? `\\b${name}\\b|\\b${name.slice(0, 3)}\\b` : `\\b(?:in|by|before|since|of|during|until|early|late|end of|for) ${name}\\b`));
const numbers: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, couple: 2, three: 3, few: 3, four: 4, six: 6, eight: 8, twelve: 12 };

/** Reads the days, quarters, meetings and windows of time in a question. Days are read day first, as in Britain. */
export function readTimes(text: string, words: readonly string[], book: Book): Times {
  const sentence = words.join(' ');
  const quarter = quarterIn(sentence, book);
  const meetings = meetingsIn(sentence, book);
  const typed = dayIn(text, book);
  const window = windowIn(sentence, book, typed?.day ?? null, quarter);
  const [meant] = book.meetings.filter(({ id }) => meetings.includes(id));
  // "The 3rd" is a meeting's day where a meeting is on a 3rd close by.
  const day = typed?.day != null && meant !== undefined && /\bthe \d{1,2}(?:st|nd|rd|th)\b/.test(sentence) && typed.day.slice(8) === meant.on.slice(8) ? meant.on : typed?.day ?? null;
  const weekdayOnly = day !== null && typed !== null && bareWeekday.test(typed.said.trim()) && !/\bnext\b/.test(sentence);
  // "Thursday" is the Thursday on which the group met, where it meets on no Thursday to come.
  const met = weekdayOnly && !book.meetings.some(({ on }) => on === day) ? book.meetings.find(({ on }) => on < book.asOf && on >= addDays(book.asOf, -7) && on === addDays(day, -7)) : undefined;
  if (met !== undefined && ofMeeting.test(sentence)) return { window, day: met.on, quarter, meetings: [met.id], unclear: [], words: new Set(typed === null ? [] : wordsOf(typed.said).map(({ text: word }) => word)) };
  return { window, day, quarter, meetings, unclear: typed?.ambiguous ?? [], words: new Set(typed === null ? [] : wordsOf(typed.said).map(({ text: word }) => word)) };
}

function dayIn(typed: string, book: Book): { day: Day | null; ambiguous: readonly string[]; said: string } | null {
  // "Friday 4/11" is the 4th, whatever day of the week that is.
  const text = typed.replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +(?=\d{1,2}[/.]\d)/gi, '');
  const past = /\b(?:was|were|did|since|announced|happened|last|ago|mark|finished|completed|decided|told|heard|tick|done on|went|came|signed|issued)\b/i.test(text);
  const context = { today: book.today, zone: book.zone, prefer: past ? 'past' : 'future', terms: book.programme.schoolTerms, fyStart: book.programme.quarterStartsInMonth, meetings: book.meetings, nation: book.nation } as const;
  const first = findDate(text, context);
  if (first === null) return null;
  // "Are we meeting on the 10th": a meeting is a day by itself, and where another is named that one is meant.
  const after = first.rest !== undefined && /\bmeet\w*\s*$/i.test(text.slice(0, text.lastIndexOf(first.rest))) ? findDate(first.rest, context) : null;
  const read = after === null ? first : { ...after, before: `${text.slice(0, text.lastIndexOf(first.rest ?? ''))}${after.before}` };
  const said = text.slice(text.indexOf(read.before) + read.before.length, read.rest === undefined ? text.length : text.lastIndexOf(read.rest));
  if ('ambiguous' in read) return { day: null, ambiguous: read.ambiguous.map(({ label }) => label), said };
  return { day: exactDay(read.when), ambiguous: [], said };
}

function quarterIn(sentence: string, book: Book): string | null {
  const start = book.programme.quarterStartsInMonth;
  const now = quarterOf(book.asOf, start);
  const numbered = /\b(?:q|quarter|quarter number) ?([1-4]|one|two|three|four)\b|\bq([1-4])\b|\b(first|second|third|fourth) quarter\b/.exec(sentence);
  if (numbered !== null) {
    const names: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, first: 1, second: 2, third: 3, fourth: 4 };
    const said = numbered[1] ?? numbered[2] ?? numbered[3] ?? '1';
    return `${now.slice(0, 7)}-Q${names[said] ?? said}`;
  }
  if (/\b(?:last|previous) quarter\b/.test(sentence)) return quarterOf(addDays(quarterBounds(now, start).from, -1), start);
  // "The next quarter return" is the next return, whichever quarter it is for.
  if (/\bnext quarter(?:ly)? (?:return|report|highlight)s?\b/.test(sentence)) return null;
  if (/\bnext quarter\b/.test(sentence)) return quarterOf(addDays(quarterBounds(now, start).to, 1), start);
  return /\b(?:this|current) quarter\b/.test(sentence) ? now : null;
}

/** The meetings that are meant: "the last meeting", "the November meeting", "for the 3rd". */
function meetingsIn(sentence: string, book: Book): string[] {
  const month = monthNames.find((name, at) => meetingOf[at]?.test(sentence) === true && (name === 'september' || !/\bin sept\b/.test(sentence)));
  const near = (list: readonly KnownMeeting[]) => [...list].sort((a, b) => Math.abs(Date.parse(a.on) - Date.parse(book.asOf)) - Math.abs(Date.parse(b.on) - Date.parse(book.asOf)));
  if (month !== undefined) return near(book.meetings.filter(({ on }) => Number(on.slice(5, 7)) === monthNames.indexOf(month) + 1)).slice(0, 1).map(({ id }) => id);
  // "papers for march", "the february one": a month in which the group meets, where what is asked is a meeting's.
  const ofMonth = /\b(?:papers?|minutes|agenda|apologies|pack)\b.*\b(?:for|in|to)\b|\bthe \w+ one\b/.test(sentence) ? monthNames.findIndex((name) => new RegExp(`\\b(?:for|in) (?:the )?(?:${name}|${name.slice(0, 3)})\\b(?! \\d)|\\bthe ${name} one\\b`).test(sentence)) : -1;
  if (ofMonth >= 0) {
    const ahead = book.meetings.filter(({ on }) => Number(on.slice(5, 7)) === ofMonth + 1);
    return [...ahead.filter(({ on }) => on >= book.asOf), ...near(ahead)].slice(0, 1).map(({ id }) => id);
  }
  const nth = /\bthe (\d{1,2})(?:st|nd|rd|th)\b/.exec(sentence);
  if (nth !== null) return near(book.meetings.filter(({ on }) => Number(on.slice(8)) === Number(nth[1]))).filter(({ on }) => on >= addDays(book.asOf, -31)).slice(0, 1).map(({ id }) => id);
  return [];
}

function windowIn(sentence: string, book: Book, day: Day | null, quarter: string | null): Window | null {
  const today = book.asOf;
  const held = book.meetings.filter(({ on }) => on < today);
  const coming = book.meetings.filter(({ on }) => on >= today);
  const since = /\b(?:since|after|from)\b/.test(sentence) && !/\b(?:before|by|until)\b/.test(sentence);
  const before = /\b(?:before|by|until|till|ahead of|up to|prior to)\b/.test(sentence);
  const meeting = /\b(?:meeting|met|nsg|steering group|meet)\b/.test(sentence);
  const lastHeld = held.at(-1);
  const next = coming[0];
  if (meeting && /\b(?:since|after|from)\b.*\b(?:last|previous|we met|met|latest)\b|\bsince (?:the )?(?:last )?(?:meeting|nsg)\b/.test(sentence) && lastHeld !== undefined) {
    return { from: addDays(lastHeld.on, 1), to: today, said: `since ${lastHeld.id}` };
  }
  if (meeting && before && next !== undefined) return { from: today, to: addDays(next.on, -1), said: `before ${next.id}` };
  const past = meeting ? monthNames.findIndex((name) => new RegExp(`\\bafter (?:the )?(?:${name}|${name.slice(0, 3)})\\b(?! \\d)`).test(sentence)) : -1;
  if (past >= 0 && !/\b(?:was|were|had|has|did|since)\b/.test(sentence)) {
    const start = (year: number) => new Date(Date.UTC(year, past + 1, 1)).toISOString().slice(0, 10) as Day;
    const year = Number(today.slice(0, 4));
    return { from: start(year) > today ? start(year) : start(year + 1), to: ever, said: 'after then' };
  }
  const half = /\bhalf term\b/.test(sentence) ? nextTerm(today, 'half-term', book.programme.schoolTerms) : null;
  if (half !== null) return { from: today, to: before ? lastWeekdayBefore(half.from) : half.to, said: half.name };
  const term = /\bend of (?:the |this )?(?:\w+ )?term\b/.test(sentence) ? nextTerm(today, 'term', book.programme.schoolTerms) : null;
  if (term !== null) return { from: today, to: term.to, said: `the end of the ${term.name}` };
  if (/\b(?:in|into|after|during) the new year\b/.test(sentence)) return { from: `${Number(today.slice(0, 4)) + 1}-01-01` as Day, to: ever, said: 'after then' };
  if (/\bchristmas\b/.test(sentence)) {
    const christmas = `${today.slice(0, 4)}-12-25` as Day;
    if (/\b(?:after|past|beyond|post) christmas\b/.test(sentence)) return { from: addDays(christmas, 1), to: ever, said: 'after Christmas' };
    return { from: today, to: addDays(christmas, -1), said: 'before Christmas' };
  }
  // "Is it ready by Easter" asks of one thing, and not for all that is due.
  if (/\beaster\b/.test(sentence) && /\bit\b/.test(sentence)) return null;
  const weekOf = addDays(today, -((weekday(today) + 6) % 7));
  if (/\bw e\b|\bweek ending\b/.test(sentence) && day !== null) return { from: addDays(day, -6), to: day, said: 'that week' };
  if (/\bw c\b|\bweek (?:commencing|beginning|starting|of)\b/.test(sentence) && day !== null) return { from: day, to: addDays(day, 6), said: 'that week' };
  if (/\bthis week\b/.test(sentence)) return { from: since ? weekOf : weekOf, to: addDays(weekOf, 6), said: 'this week' };
  if (/\bnext week\b/.test(sentence)) return { from: addDays(weekOf, 7), to: addDays(weekOf, 13), said: 'next week' };
  if (/\blast week\b/.test(sentence)) return { from: addDays(weekOf, -7), to: since ? today : addDays(weekOf, -1), said: 'last week' };
  const many = /\b(?:next|coming|within|in the next|in|last|past) (?:the )?(?:next )?(a|one|two|couple of|three|few|four|six|eight|twelve|\d{1,3}) (day|week|month|fortnight)s?\b/.exec(sentence);
  if (many !== null) {
    const count = numbers[(many[1] ?? '').replace(' of', '')] ?? Number(many[1]);
    const days = count * ({ day: 1, week: 7, fortnight: 14, month: 31 }[many[2] ?? 'day'] ?? 1);
    return /\b(?:last|past)\b/.test(many[0]) ? { from: addDays(today, -days), to: today, said: many[0] } : { from: today, to: addDays(today, days), said: many[0] };
  }
  if (/\bfortnight\b/.test(sentence) && day === null) return { from: today, to: addDays(today, 14), said: 'in the next fortnight' };
  const monthBounds = (year: number, month: number): Window => {
    const first = new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10) as Day;
    const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as Day;
    return { from: first, to: last, said: `in ${(monthNames[(month + 11) % 12] ?? '').replace(/^./, (letter) => letter.toUpperCase())} ${Number(first.slice(0, 4))}` };
  };
  const [year = 2000, month = 1] = today.split('-').map(Number);
  if (/\bthis month\b|\bend of the month\b|\bmonth end\b/.test(sentence)) return monthBounds(year, month);
  if (/\bnext month\b/.test(sentence)) return monthBounds(year, month + 1);
  if (/\blast month\b/.test(sentence)) return since ? { from: monthBounds(year, month - 1).from, to: today, said: 'since last month' } : monthBounds(year, month - 1);
  if (day !== null) {
    if (since && day > today) return { from: /\bafter\b/.test(sentence) ? addDays(day, 1) : day, to: ever, said: 'after then' };
    if (since) return { from: day, to: today, said: 'since then' };
    if (/\b(?:due|expected|happening)\b/.test(sentence) && !before && day >= today) return { from: day, to: day, said: 'on that day' };
    const start = quarter !== null && day < today ? quarterBounds(quarter, book.programme.quarterStartsInMonth).from : day < today ? never : today;
    return before ? { from: start, to: /\bbefore\b/.test(sentence) ? addDays(day, -1) : day, said: 'by then' } : null;
  }
  if (quarter !== null && /\b(?:end|by|before|in|during|this|next|due|over)\b/.test(sentence)) {
    const bounds = quarterBounds(quarter, book.programme.quarterStartsInMonth);
    return { ...bounds, from: /\b(?:end|by|before)\b/.test(sentence) && bounds.from < today && bounds.to >= today ? today : bounds.from, said: `in quarter ${quarter.slice(-1)}` };
  }
  const named = saidMonth.findIndex((pattern) => pattern.test(sentence));
  if (named >= 0) {
    const given = /\b(20\d{2})\b/.exec(sentence);
    const guess = given !== null ? Number(given[1]) : since ? (named + 1 <= month ? year : year - 1) : named + 1 < month - 6 ? year + 1 : year;
    const whole = monthBounds(guess, named + 1);
    if (/\b(?:after|from|beyond)\b/.test(sentence) && !/\bsince\b/.test(sentence) && /\b(?:due|expected|coming|planned|happen\w*|next|will)\b/.test(sentence)) {
      const ahead = whole.to < today && given === null ? monthBounds(guess + 1, named + 1) : whole;
      return { from: /\bfrom\b/.test(sentence) ? ahead.from : addDays(ahead.to, 1), to: ever, said: 'after then' };
    }
    if (since) return { from: whole.from, to: today, said: 'since then' };
    return before ? { from: never < today ? today : never, to: /\bbefore\b(?! the end of)/.test(sentence) ? addDays(whole.from, -1) : whole.to, said: whole.said.replace('in ', 'by ') } : whole;
  }
  if (/\b(?:next|coming up|upcoming|ahead|forthcoming)\b/.test(sentence) && /\bdue\b/.test(sentence)) return { from: today, to: ever, said: 'next' };
  return /\byesterday\b/.test(sentence) ? { from: addDays(today, -1), to: today, said: 'since yesterday' } : null;
}
