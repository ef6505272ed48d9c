import type { Partnership } from '../domain/partnership.js';
import { commonWords } from './common-words.js';
import { forgiven, slips } from './distance.js';
import { placeForms, sameList, saysWhatTheyAre, sharedWords, shires, shireWords, widened, type Form } from './place-forms.js';
import { plainly, wordsOf, type Word } from './words.js';

/** What a name that was typed stands for. `several` is to be asked back; `nearest` are names it may have meant. */
export type PlaceMatch =
  | { readonly kind: 'one'; readonly partnership: Partnership; readonly via: Form['via']; readonly member?: string; readonly spelt: 'exactly' | 'nearly' }
  | { readonly kind: 'several'; readonly choices: readonly Partnership[] }
  | { readonly kind: 'none'; readonly nearest: readonly Partnership[] };

/** A name inside a sentence, with the place of its first word and of the word after its last. */
export interface FoundPlace {
  readonly match: Exclude<PlaceMatch, { kind: 'none' }>;
  readonly said: string;
  readonly from: number;
  readonly to: number;
}

interface Atlas {
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  readonly closed: ReadonlyMap<string, readonly Form[]>;
  readonly shared: ReadonlyMap<string, readonly Partnership[]>;
  readonly shires: readonly string[];
  /** By first letter and length, for what is nearly a name; each with its place in the order of all. */
  readonly alike: ReadonlyMap<string, readonly { readonly words: string; readonly at: number }[]>;
  readonly longest: number;
  /** What was found in the latest texts: one answer asks several times. */
  readonly found: Map<string, readonly FoundPlace[]>;
}

const drawn = new WeakMap<readonly Partnership[], Atlas>();
const mostFound = 8;

function atlasOf(partnerships: readonly Partnership[]): Atlas {
  const list = sameList(partnerships);
  const before = drawn.get(list);
  if (before !== undefined) return before;
  const forms = placeForms(list);
  const closed = new Map([...forms].filter(([words]) => words.includes(' ')).map(([words, all]) => [words.replaceAll(' ', ''), all]));
  const longest = [...forms.keys()].reduce((most, words) => Math.max(most, words.split(' ').length), 1);
  const alike = new Map<string, { words: string; at: number }[]>();
  for (const [at, words] of [...forms.keys()].entries()) {
    const like = likeness(words, words.length);
    const others = alike.get(like) ?? [];
    others.push({ words, at });
    alike.set(like, others);
  }
  const atlas = { forms, closed, shared: sharedWords(list), shires: shireWords(forms.keys()), alike, longest: Math.min(longest, 7), found: new Map() };
  drawn.set(list, atlas);
  return atlas;
}

function likeness(words: string, length: number): string {
  return `${words[0] ?? ''}${length}`;
}

const around = /^(?:the|in|for|of|our)\s+|\s+(?:partnerships?|regions?|rps?|regional partnership|county council|city council|borough council|council|lea|la)$/g;

/** Reads a text that should be one name: of a partnership, or of an authority that is in one. */
export function matchPlace(text: string, partnerships: readonly Partnership[]): PlaceMatch {
  const atlas = atlasOf(partnerships);
  const words = plainly(text);
  const bare = words.replace(around, '').replace(around, '').replace(/^(?:city|county|borough|royal borough|london borough) of | (?:city|county|borough) of$/, '');
  for (const said of new Set([words, bare])) {
    const exact = exactly(said, atlas) ?? shared(said, atlas);
    if (exact !== null) return exact;
  }
  const near = bare.length > 60 || commonWords.has(bare) ? null : nearly(bare, atlas);
  return near ?? { kind: 'none', nearest: nearest(bare.slice(0, 60), partnerships, atlas) };
}

/** Finds names inside a sentence, the longest first: "North East Lincolnshire" is never "North East". */
export function findPlaces(text: string, partnerships: readonly Partnership[]): readonly FoundPlace[] {
  const atlas = atlasOf(partnerships);
  const before = atlas.found.get(text);
  if (before !== undefined) return before;
  const found = placesIn(text, partnerships, atlas);
  if (atlas.found.size >= mostFound) atlas.found.clear();
  atlas.found.set(text, found);
  return found;
}

function placesIn(text: string, partnerships: readonly Partnership[], atlas: Atlas): readonly FoundPlace[] {
  const words = wordsOf(text);
  const taken = new Set<number>();
  const found: FoundPlace[] = [];
  const take = (from: number, to: number, match: FoundPlace['match']) => {
    for (let at = from; at < to; at += 1) taken.add(at);
    found.push({ match, said: words.slice(from, to).map(({ typed }) => typed).join(' '), from, to });
  };
  const free = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n).every((at) => !taken.has(at));
  const pass = (longest: number, shortest: number, read: (said: string, from: number, to: number) => FoundPlace['match'] | null) => {
    for (let size = longest; size >= shortest; size -= 1) {
      for (let from = 0; from + size <= words.length; from += 1) {
        if (!free(from, from + size)) continue;
        const match = read(words.slice(from, from + size).map((word) => word.text).join(' '), from, from + size);
        if (match !== null) take(from, from + size, match);
      }
    }
  };
  const whole = (said: string, from: number, to: number) => (speaksOfPlace(words, from, to) ? exactly(said, atlas) : null);
  const unknown = (from: number, to: number) => words.slice(from, to).some(({ text: word }) => !commonWords.has(word) && word.length > 3);
  const mistyped = (said: string, from: number, to: number) => (unknown(from, to) && !/^(?:the|an?|is|in|for|to|how|what|hows|whats|our|any)\b/.test(said) ? nearly(said, atlas) : null);
  const forgiving = words.length <= 300;
  pass(atlas.longest, 2, whole);
  // Before single words: in "noth east" the second is no name of its own.
  if (forgiving) pass(4, 2, (said, from, to) => (words.slice(from, to).some(({ text: word }) => directionWords.has(word)) ? mistyped(said, from, to) : null));
  pass(1, 1, whole);
  // "was NW's in": what somebody's is, named by its owner.
  pass(1, 1, (said, from) => (/['’]s$/i.test(words[from]?.typed ?? '') ? exactly(said.replace(/s$/, ''), atlas) : null));
  pass(1, 1, (said, from) => (speaksOfShared(words, from) && !saysWhatTheyAre(said, words[from - 1]?.text, partnerships) ? shared(said, atlas) : null));
  if (forgiving) pass(4, 1, mistyped);
  return found.sort((a, b) => a.from - b.from);
}

function exactly(said: string, atlas: Atlas): Exclude<PlaceMatch, { kind: 'none' }> | null {
  const wide = widened(said);
  const found = atlas.forms.get(said) ?? atlas.forms.get(wide) ?? atlas.forms.get(`the ${said}`) ?? (said.length > 6 ? atlas.closed.get(said.replaceAll(' ', '')) : undefined);
  if (found !== undefined) return among(found, 'exactly');
  for (const word of wide.split(' ')) {
    for (const whole of shires(word, atlas.shires)) {
      const shire = atlas.forms.get(wide.replace(word, whole));
      if (shire !== undefined) return among(shire, 'exactly');
    }
  }
  return null;
}

function among(forms: readonly Form[], spelt: 'exactly' | 'nearly'): Exclude<PlaceMatch, { kind: 'none' }> | null {
  const partnerships = [...new Set(forms.map(({ partnership }) => partnership))];
  const [first] = forms;
  if (first === undefined) return null;
  if (partnerships.length > 1) return { kind: 'several', choices: partnerships };
  return { kind: 'one', partnership: first.partnership, via: first.via, ...(first.member === undefined ? {} : { member: first.member }), spelt };
}

function shared(said: string, atlas: Atlas): Exclude<PlaceMatch, { kind: 'none' }> | null {
  const choices = atlas.shared.get(widened(said.replace(/^the /, '')));
  return choices === undefined ? null : { kind: 'several', choices };
}

/** The one name within the forgiven number of slips; two equally near are asked back. */
function nearly(said: string, atlas: Atlas): Exclude<PlaceMatch, { kind: 'none' }> | null {
  const most = forgiven(said.length);
  if (most === 0) return null;
  let best: { readonly words: string; readonly at: number }[] = [];
  let least = most;
  for (let length = Math.max(5, said.length - most); length <= said.length + most; length += 1) {
    for (const name of atlas.alike.get(likeness(said, length)) ?? []) {
      const apart = slips(said, name.words);
      if (apart > least || apart > forgiven(length)) continue;
      if (apart < least) best = [];
      least = apart;
      best.push(name);
    }
  }
  return among(best.sort((a, b) => a.at - b.at).flatMap(({ words }) => atlas.forms.get(words) ?? []), 'nearly');
}

/** Names worth offering: a few slips away, or with a telling word in common or begun ("Lincoln"). "Scotland" is no slip for any region of England. */
function nearest(said: string, partnerships: readonly Partnership[], atlas: Atlas): Partnership[] {
  const telling = said.split(' ').filter((word) => word.length > 3 && !directionWords.has(word) && !commonWords.has(word));
  const far = new Map<Partnership, number>(partnerships.map((partnership) => [partnership, Infinity]));
  for (const [words, forms] of atlas.forms) {
    const shares = words.split(' ').some((word) => telling.some((begun) => word.startsWith(begun)));
    const apart = Math.min(slips(said, words) / Math.max(said.length, words.length, 1), shares ? 0.3 : Infinity);
    for (const { partnership } of forms) far.set(partnership, Math.min(far.get(partnership) ?? Infinity, apart));
  }
  return [...far].filter(([, apart]) => apart <= 0.34).sort((a, b) => a[1] - b[1]).slice(0, 3).map(([partnership]) => partnership);
}

const beforePlace = new Set(['in', 'for', 'of', 'is', 'from', 'at', 'with', 'does', 'hows', 'about', 'are', 'to', 'and', 'has', 'did', 'whats', 'move', 'mark', 'partnership']);

/**
 * An ordinary word (reading, bath, it) names a place only with a capital, after a word such as "in", or alone; a direction
 * (north) is left to the names it belongs to.
 */
function speaksOfPlace(words: readonly Word[], from: number, to: number): boolean {
  const said = words.slice(from, to);
  if (said.some(({ text }) => !commonWords.has(text)) || to - from > 1 || words.length === 1) return !(to - from === 1 && (said[0]?.text.length ?? 0) === 1);
  const [word] = said;
  if (word === undefined) return false;
  const capital = /^\p{Lu}/u.test(word.typed) && (from > 0 || word.typed === word.typed.toUpperCase());
  if (word.text.length < 4) return word.typed === word.typed.toUpperCase();
  const next = words[to]?.text ?? '';
  return capital || (beforePlace.has(words[from - 1]?.text ?? '') && !['the', 'a', 'to', 'this', 'that'].includes(next)) || directionWords.has(word.text);
}

const directionWords = new Set(['north', 'south', 'east', 'west', 'midlands', 'eastern']);

/** "the midlands", "the south", "how's north doing": a shared word counts where nothing else makes it part of a name. */
function speaksOfShared(words: readonly Word[], from: number): boolean {
  const word = words[from]?.text ?? '';
  if (!directionWords.has(widened(word)) && commonWords.has(word)) return false;
  return word.length > 1 || words.length === 1;
}
