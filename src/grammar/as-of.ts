import { Refusal } from '../domain/refusal.js';
import { exactDay, type Day } from '../domain/when.js';
import { readDate, type DateContext } from './date.js';

export type { DateContext } from './date.js';

const asOfWords = /[\s,(]*\bas\s+(?:of|at)\b\s*:?\s*(.+?)\)?\s*$/i;

/** Takes "as of 14 October 2005" off a question. Throws `unreadable-date` when what follows is not a day. */
export function takeAsOf(text: string, context: DateContext): { readonly rest: string; readonly asOf: Day | null } {
  const found = asOfWords.exec(text);
  if (found === null) return { rest: text, asOf: null };
  const written = (found[1] ?? '').replace(/[?!.]+$/, '').trim();
  const read = readDate(written, context);
  const day = read !== null && 'when' in read ? exactDay(read.when) : null;
  if (day === null) throw new Refusal('unreadable-date', { text: written });
  return { rest: text.slice(0, found.index).trim(), asOf: day };
}
