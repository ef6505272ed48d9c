import { en } from 'chrono-node';
import { dayOf } from '../domain/day.js';
import type { When } from '../domain/when.js';
import { dayReaders } from './date-days.js';
import { occasionReaders } from './date-occasions.js';
import type { DateChoice, DateContext, Found, Read, ReadAt } from './date-reading.js';
import { relativeReaders } from './date-relative.js';
import { spanReaders } from './date-spans.js';

export type { DateChoice, DateContext } from './date-reading.js';

/** A typed date as read: what it means, or the choices where it may mean several; and the words that followed it. */
export type DateReading =
  | { readonly when: When; readonly approximate?: true; readonly rest?: string }
  | { readonly ambiguous: readonly DateChoice[]; readonly rest?: string };

/** Reads the date a text begins with, the British way. Null for what is no date, and for days that do not exist. */
export function readDate(text: string, context: DateContext): DateReading | null {
  const trimmed = text.trim();
  const found = readAt(trimmed, context);
  if (found === null) return null;
  const rest = trimmed.slice(found.used).replace(/^[\s,;:.)–—-]+/, '').trim();
  return rest === '' ? found.meaning : { ...found.meaning, rest };
}

/** Finds the first date in a running text, with what stands before it. Words that are more often something else are let be. */
export function findDate(text: string, context: DateContext): (DateReading & { readonly before: string }) | null {
  for (const { index } of text.matchAll(/(?<![\w/.-])[\w'’]/g)) {
    const tail = text.slice(index);
    const found = leadIn.test(tail) ? null : firstMeaning(tail, context, 0);
    if (found === null || found === 'impossible' || doubtful.test(tail.slice(0, found.used))) continue;
    const rest = tail.slice(found.used).replace(/^[\s,;:.)–—-]+/, '').trim();
    return { ...found.meaning, ...(rest === '' ? {} : { rest }), before: text.slice(0, index).trim() };
  }
  return null;
}

const readers = [...occasionReaders, ...spanReaders.slice(0, 3), ...dayReaders, ...relativeReaders, ...spanReaders.slice(3)];

const leadIn = /^(?:no later than|not later than|by the|by|on the|on|until|till|til|to|for|from|in the|in|at the|at|due|around)\s+/i;

/** In a running text these are seldom dates: "we may", "just now", "funding for 2006-07". */
const doubtful = /^(?:may|march|mar|sat|sun|mon|wed|jan|dec|now|\d{1,2}[.-]\d{1,2}|\d{4}-\d{2})$/i;

/** "by before the week of …": deeper than this nobody means a date. */
const deepest = 3;

function readAt(text: string, context: DateContext, depth = 0): Found | null {
  const own = firstMeaning(text, context, depth);
  if (own === 'impossible') return null;
  if (own !== null || depth >= deepest) return own;
  const lead = leadIn.exec(text)?.[0] ?? '';
  if (lead === '') return /^\d+\s*[-/.]\s*\d/.test(text) ? null : chronoReading(text, context);
  const inner = readAt(text.slice(lead.length), context, depth + 1);
  return inner && { ...inner, used: lead.length + inner.used };
}

/** The first reader that knows the text has the say, also that there is no such day. */
function firstMeaning(text: string, context: DateContext, depth: number): Found | 'impossible' | null {
  const nested: ReadAt = (inner, within) => (depth >= deepest ? null : readAt(inner, within, depth + 1));
  for (const { pattern, read } of readers) {
    const match = pattern.exec(text);
    const meant: Read | Found = match === null ? undefined : read(match, context, nested);
    if (meant === 'impossible') return meant;
    if (match !== null && meant !== undefined) return 'used' in meant ? meant : { meaning: meant, used: match[0].length };
  }
  return null;
}

/** No date takes more letters; the parser is slow with long texts. */
const longestDate = 60;

/** What none of our own readers knew. Noon by UTC as the reference keeps the day whatever the machine's zone. */
function chronoReading(text: string, { today, prefer }: DateContext): Found | null {
  const reference = { instant: new Date(`${today}T12:00:00.000Z`), timezone: 0 };
  const [found] = en.GB.parse(text.slice(0, longestDate), reference, { forwardDate: prefer !== 'past' });
  if (found === undefined || found.index !== 0 || !found.start.isCertain('day')) return null;
  const [year, month, date] = [found.start.get('year'), found.start.get('month'), found.start.get('day')];
  const day = year === null || month === null || date === null ? null : dayOf(year, month, date);
  return day === null ? null : { meaning: { when: { d: day, p: 'day' } }, used: found.text.length };
}
