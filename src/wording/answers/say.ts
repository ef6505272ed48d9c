import type { Book } from '../../domain/answer-book.js';
import type { Answer, Kind } from '../../domain/question.js';
import type { Day, When } from '../../domain/when.js';
import { sayDay, sayWhen } from '../dates.js';

/** What an answer is made of: its lines, what it rests on. The day it is true for and its references are added here. */
export interface Said {
  readonly kind: Kind;
  readonly lines: readonly string[];
  readonly references?: readonly string[];
  readonly records?: readonly string[];
  readonly withheld?: number;
  readonly choices?: Answer['choices'];
  readonly change?: Answer['change'];
  readonly waiting?: Answer['waiting'];
}

/** Sets an answer: the fact, then the day it is true for and where it is on record. */
export function say(book: Book, { kind, lines, references = [], records, withheld = 0, choices, change, waiting }: Said): Answer {
  const unique = [...new Set(references)];
  const refs = unique.length > 8 ? [] : unique;
  const foot = [`As of ${sayDay(book.asOf)}`, ...(refs.length === 0 ? [] : [`ref. ${refs.join(', ')}`])].join('; ');
  const bare: readonly Kind[] = ['CLARIFY', 'OUT', 'WITHHELD', 'DEFINE'];
  return {
    kind,
    text: [...lines, ...(bare.includes(kind) ? [] : [`${foot}.`])].join('\n'),
    references: unique,
    records: [...new Set(records ?? unique)],
    withheld,
    ...(choices === undefined ? {} : { choices }),
    ...(change === undefined ? {} : { change }),
    ...(waiting === undefined ? {} : { waiting }),
  };
}

/** Said of a list where its reader may not know all there is: never that nothing, or no more, is on record. */
export function shownHere(book: Book): string {
  return book.circle === 'insiders' ? '' : ' that I can show here';
}

export function placeName(book: Book, id: string): string {
  return book.partnerships.find((partnership) => partnership.id === id)?.name ?? id;
}

/** "Minister", "Facilitator, South West". */
export function roleName(book: Book, id: string, partnership: string | null = null): string {
  const title = book.roles.find((role) => role.id === id)?.title ?? id;
  return partnership === null ? title : `${title}, ${placeName(book, partnership)}`;
}

/** A line of the terms of reference ("one LAREP per partnership (11)") with titles for the ids of roles in it. */
export function withTitles(book: Book, line: string, say: (title: string) => string = (title) => title): string {
  const ids = book.roles.map(({ id }) => id as string).sort((a, b) => b.length - a.length).map((id) => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return ids.length === 0 ? line : line.replace(new RegExp(`(?<![\\w-])(?:${ids.join('|')})(?![\\w-])`, 'g'), (id) => say(roleName(book, id)));
}

/** An owner as the action log has it ("FAC (all)", "FAC (LON)", "ADV"), in people's words. */
export function ownerName(book: Book, owner: string): string {
  const [, id = owner, place] = /^(\S+)(?:\s*\((.+)\))?$/.exec(owner) ?? [];
  const title = roleName(book, id);
  if (place === undefined) return title;
  return place === 'all' ? `all ${title.toLowerCase()}s` : `${title}, ${placeName(book, place)}`;
}

/** "one, two and three". */
export function and(list: readonly string[]): string {
  return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** £2.125m, £193,182. */
export function pounds(amount: number): string {
  if (amount >= 1_000_000 && amount % 1000 === 0) return `£${(amount / 1_000_000).toString()}m`;
  return `£${Math.round(amount).toLocaleString('en-GB')}`;
}

export function day(text: Day | string): string {
  return sayDay(text as Day);
}

/** From one date to another without saying the year twice: "29 July to 16 December 2005". */
export function fromTo(from: When, to: When): string {
  if (from.p !== 'day' || to.p !== 'day' || from.d.slice(0, 4) !== to.d.slice(0, 4)) return `${sayWhen(from)} to ${sayWhen(to)}`;
  return `${sayWhen(from).replace(/ \d{4}$/, '')} to ${sayWhen(to)}`;
}

export function bullets(lines: readonly string[], most = 12): string[] {
  return [...lines.slice(0, most).map((line) => `• ${line}`), ...(lines.length > most ? [`…and ${lines.length - most} more.`] : [])];
}

/** Capital first letter. */
export function sentence(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
