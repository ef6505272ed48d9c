import { Refusal } from '../domain/refusal.js';
import { exactDay, type Day } from '../domain/when.js';
import { readDate, type DateContext } from './date.js';

export type { DateContext } from './date.js';

const asOfWords = /\(?\s*\bas\s*-?\s*(?:of|at)\b\s*:?\s*/i;

/** "what was late on 14 October": how it stood then, if a day follows. */
const stoodOn = /(?<=\b(?:was|were|did)\b[^?]{0,200}\b(?:late|overdue|doing|outstanding|pending|stand|standing|red|amber|green)\s+)on\s+/i;

/**
 * Takes "as of 14 October 2005" out of a question, wherever it stands; "as at" and brackets too. A date without a year
 * is the last such; of a day that is still to come only what stands today can be said, so it is today. Throws `unreadable-date` when what follows is no date, `date-not-a-day` when it is a month or longer.
 */
export function takeAsOf(text: string, context: DateContext): { readonly rest: string; readonly asOf: Day | null } {
  const asked = asOfWords.exec(text);
  const found = asked ?? stoodOn.exec(text);
  if (found === null) return { rest: text, asOf: null };
  const before = text.slice(0, found.index);
  const tail = text.slice(found.index + found[0].length);
  const bracket = found[0].startsWith('(') ? tail.indexOf(')') : -1;
  const written = (bracket < 0 ? tail : tail.slice(0, bracket)).trim();
  const read = readDate(written, { ...context, prefer: 'past' });
  if (asked === null && (read === null || !('when' in read) || exactDay(read.when) === null)) return { rest: text, asOf: null };
  if (read === null) throw new Refusal('unreadable-date', { text: written.replace(/[?!.]+$/, '') });
  const day = 'when' in read ? exactDay(read.when) : null;
  if (day === null) throw new Refusal('date-not-a-day', { text: read.rest === undefined ? written : written.slice(0, written.length - read.rest.length).trim() });
  const known = day > context.today ? context.today : day;
  return { rest: joined(before, read.rest ?? '', bracket < 0 ? '' : tail.slice(bracket + 1)), asOf: known };
}

/** What was left on either side, without the comma or mark that belonged to the date. */
function joined(...parts: readonly string[]): string {
  const [before = '', ...after] = parts.map((part) => part.trim());
  const rest = after.map((part) => part.replace(/^[?!.,;:]+(?=\s|$)/, '').trim());
  return [before.replace(/[\s,;:–—-]+$/, ''), ...rest].filter((part) => part !== '').join(' ').trim();
}
