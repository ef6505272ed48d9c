import { atLocal } from '../domain/instant.js';
import { Refusal } from '../domain/refusal.js';
import { exactDay, type Day, type Instant } from '../domain/when.js';
import { readDate, type DateContext } from './date.js';

/** Reads "22 November 2005 00:01", "tomorrow at 9.30" or "now" as a moment of the programme's zone. Throws `unreadable-date`. */
export function readHour(text: string, context: DateContext & { readonly now: Instant; readonly zone: string }): Instant {
  const plain = text.trim();
  if (/^(now|at once|straight away)$/i.test(plain)) return context.now;
  const clock = /(?:^|[\s,T])(?:at\s+)?([01]?\d|2[0-3])[:.]([0-5]\d)\s*$/i.exec(plain);
  const words = clock === null ? plain : plain.slice(0, clock.index).trim();
  const read = words === '' ? null : readDate(words, context);
  const day: Day | null = read !== null && 'when' in read ? exactDay(read.when) : null;
  if (clock === null || day === null) throw new Refusal('unreadable-date', { text: plain });
  return atLocal(day, `${clock[1]?.padStart(2, '0')}:${clock[2]}`, context.zone);
}
