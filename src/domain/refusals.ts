import type { When } from './when.js';

/** Every reason to say no, with the facts its sentence needs. Worded in `src/wording/refusals.ts` over the same keys. */
export interface Refusals {
  /** What was typed could not be read. `example` is one line that would have worked. */
  'not-understood': { readonly what: string; readonly example: string };
  /** No such name; `nearest` are the names it may have meant, best first. */
  /** `heard` is where it was asked: what cannot be spoken of in a channel may be known in a direct message. */
  'unknown-name': { readonly kind: string; readonly name: string; readonly nearest: readonly string[]; readonly heard?: 'direct' | 'channel' };
  'unreadable-date': { readonly text: string };
  'date-not-a-day': { readonly text: string };
  'reason-needed': { readonly example: string };
  /** `looking` where nothing was asked to change. */
  'not-allowed': { readonly what: string; readonly who: string; readonly looking?: true };
  'already-done': { readonly title: string; readonly on: When | null };
  /** Somebody gave it another date while this person was deciding. */
  'changed-meanwhile': { readonly id: string; readonly to: When | null };
  'same-date': { readonly id: string; readonly to: When };
  'same-baseline': { readonly id: string; readonly to: When };
  /** A forecast that lies in the past. */
  'date-has-passed': { readonly id: string; readonly date: When };
  /** An actual date that lies in the future. */
  'still-to-come': { readonly id: string; readonly date: When };
  /** There is nothing to undo: it is not marked as done. */
  'not-done': { readonly id: string };
  /** A decision that is needed for this is not on record as taken, or does not allow it. */
  'decision-needed': { readonly id: string; readonly decision: string };
  /** An announcement or decision is past the point where that can be done. `state` is as it stands now. */
  'not-now': { readonly id: string; readonly state: string };
  'words-changed': { readonly id: string; readonly version: number; readonly now: number };
  'own-words': { readonly id: string };
  /** `open` are the conditions that nobody has said are met. */
  'approved-already': { readonly id: string; readonly open: readonly string[] };
  'hour-too-early': { readonly id: string };
  /** A holding line that would be false once the decision is taken; `words` are those that would. */
  'would-become-false': { readonly words: string };
  /** Words for one partnership that name another's amount. */
  'amount-of-another': { readonly partnership: string };
  'amount-not-recorded': { readonly partnerships: readonly string[] };
  'blanks-not-filled': Readonly<Record<string, never>>;
  'next-date-needed': { readonly id: string };
  /** One person typed more than is served at once; there is a turn again in so many seconds. */
  'too-many-at-once': { readonly seconds: number };
  /** Something the bot needs is not to be had just now (Redis, the records). Nothing was changed. */
  'out-of-reach': { readonly what: string };
}
