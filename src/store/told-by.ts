import { addDays } from '../domain/day.js';
import type { Reader } from '../domain/reader.js';
import type { Day, Instant } from '../domain/when.js';

/** The same reader as they stood at the end of a past day: what they were told since does not count for it. */
export function toldBy(reader: Reader, asOf: Day): Reader {
  const end = `${addDays(asOf, 1)}T00:00:00.000Z` as Instant;
  return reader.at < end ? reader : { ...reader, at: end };
}
