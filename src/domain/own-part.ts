import type { Book, KnownAction } from './answer-book.js';

/** By words alone, so that a name may hold brackets or any other sign. */
const spaced = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
const outstanding = /\b(?:outstanding|missing|still to|yet to|to come|waiting|owed|owing)\b/i;

/**
 * Whether these partnerships have done their part of an action that was given to all of a kind: its note names others as
 * outstanding, or it is about the figures or the returns of a quarter and theirs are in.
 */
export function ownPartDone({ owner, title, note }: KnownAction, places: readonly string[], book: Pick<Book, 'partnerships' | 'released' | 'reports'>): boolean {
  if (places.length === 0 || !/\(all\)/i.test(owner)) return false;
  const words = `${title} ${note ?? ''}`;
  const named = outstanding.test(words) ? book.partnerships.filter(({ id, name }) => [id, name].some((one) => spaced(words).includes(spaced(one)))).map(({ id }) => id as string) : [];
  if (named.length > 0) return places.every((place) => !named.includes(place));
  const quarter = /\b(?:quarter |q)([1-4])\b/i.exec(words)?.[1];
  if (quarter === undefined) return false;
  const rows = /\b(?:released|release)\b/i.test(title) ? book.released.map((row) => ({ ...row, given: row.days !== null }))
    : /\b(?:reports?|returns)\b/i.test(title) ? book.reports.map((row) => ({ ...row, given: row.returnedOn !== null })) : [];
  // Of that quarter the latest year: what was given a year ago is no part of this.
  const latest = rows.map((row) => row.quarter).filter((one) => one.endsWith(`Q${quarter}`)).sort().at(-1);
  return places.every((place) => rows.some((row) => row.quarter === latest && row.partnership === place && row.given));
}
