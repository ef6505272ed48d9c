import type { SchoolTerm } from '../domain/terms.js';
import type { Day, When } from '../domain/when.js';

/** What a typed date is read against. Today and the zone are handed in; nothing here asks the machine. */
export interface DateContext {
  readonly today: Day;
  readonly zone: string;
  /** The order of 3/11/05; day first unless told. */
  readonly order?: 'DMY' | 'MDY' | 'YMD' | undefined;
  /** Where a date names no year, and for "Thursday": the nearest to come, unless told that it is past. */
  readonly prefer?: 'future' | 'past' | undefined;
  /** The programme's school terms; without them those England commonly keeps, and the reading says so. */
  readonly terms?: readonly SchoolTerm[] | undefined;
  /** The month in which the financial year starts; April unless told. */
  readonly fyStart?: number | undefined;
  readonly meetings?: readonly { readonly id: string; readonly on: Day }[] | undefined;
  /** Whose working days "in five working days" counts. */
  readonly nation?: string | undefined;
}

export interface DateChoice {
  readonly label: string;
  readonly when: When;
}

/** One meaning, or several of which a person must choose one. */
export type Meaning =
  | { readonly when: When; readonly approximate?: true }
  | { readonly ambiguous: readonly DateChoice[] };

/** `impossible` is a date that was plainly meant and does not exist; undefined is none of this reader's business. */
export type Read = Meaning | 'impossible' | undefined;

/** One way in which dates are written, from the beginning of a text. */
export interface DateReader {
  readonly pattern: RegExp;
  read(match: RegExpExecArray, context: DateContext, readAt: ReadAt): Read | Found;
}

/** A meaning and how many letters it took. */
export interface Found {
  readonly meaning: Meaning;
  readonly used: number;
}

/** Reads the date at the beginning of a text, for readers that begin with other words: "week commencing …". */
export type ReadAt = (text: string, context: DateContext) => Found | null;

/** The end of a date: not in the middle of a word or of a longer number. */
export const ends = String.raw`(?!\w|\/|[:.-]\d)`;

/** Builds a reader's pattern: at the beginning, in any case, ending where a word does. */
export function starting(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})${ends}`, 'i');
}

export function known(day: Day | null, text?: string): Read {
  if (day === null) return 'impossible';
  return { when: text === undefined ? { d: day, p: 'day' } : { d: day, p: 'day', text } };
}
