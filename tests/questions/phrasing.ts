import type { Kind } from '../../src/domain/question.js';

/** One way of asking: who, where, on which day, the words, the kind of answer, what it must hold and what it must not. */
export interface Phrasing {
  readonly asker: string;
  readonly place: string;
  readonly day: string;
  readonly message: string;
  readonly kinds: readonly Kind[];
  readonly holds: readonly string[];
  readonly lacks: readonly string[];
  /** What the same person asked there just before. */
  readonly after: readonly string[];
}

export const held = 'There is nothing we can share yet about the partnerships beyond April 2006. The secretariat will write to every partnership as soon as there is.';
export const limbo = '2005-10-14';
export const told = '2005-11-07';
export const published = '2006-06-01';

export type Row = readonly [
  asker: string, place: string, day: string, message: string, kind: Kind | readonly Kind[], holds?: readonly string[], lacks?: readonly string[], after?: readonly string[],
];

export function asPhrasing([asker, place, day, message, kind, holds = [], lacks = [], after = []]: Row): Phrasing {
  return { asker, place, day, message, kinds: typeof kind === 'string' ? [kind] : kind, holds, lacks, after };
}
