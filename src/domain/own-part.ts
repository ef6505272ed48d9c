import type { Book, KnownAction } from './answer-book.js';

const outstanding = /\b(?:outstanding|missing|still to|yet to|to come|waiting|owed|owing)\b/i;

/**
 * Whether these partnerships have done their part of an action that was given to all of a kind: its note names others as
 * outstanding, or it is about the figures or the returns of a quarter and theirs are in.
 */
export function ownPartDone({ owner, title, note }: KnownAction, places: readonly string[], book: Pick<Book, 'partnerships' | 'released' | 'reports'>): boolean {
  if (places.length === 0 || !/\(all\)/i.test(owner)) return false;
  const words = `${title} ${note ?? ''}`;
  const named = outstanding.test(words) ? book.partnerships.filter(({ id, name }) => new RegExp(`\\b(?:${id}|${name})\\b`).test(words)).map(({ id }) => id as string) : [];
  if (named.length > 0) return places.every((place) => !named.includes(place));
  const quarter = /\b(?:quarter |q)([1-4])\b/i.exec(words)?.[1];
  if (quarter === undefined) return false;
  const figures = book.released.filter((row) => row.quarter.endsWith(`Q${quarter}`) && row.days !== null);
  const returns = book.reports.filter((row) => row.quarter.endsWith(`Q${quarter}`) && row.returnedOn !== null);
  const among = /\b(?:released|release)\b/i.test(title) ? figures : /\b(?:reports?|returns)\b/i.test(title) ? returns : [];
  return places.every((place) => among.some(({ partnership }) => partnership === place));
}
