import type { Partnership } from '../domain/partnership.js';
import { plainly } from './words.js';

/** One way of saying a partnership: its own name, or a member authority that is in it. */
export interface Form {
  readonly words: string;
  readonly partnership: Partnership;
  readonly via: 'name' | 'alias' | 'id' | 'later-name' | 'member' | 'part-of-member';
  readonly member?: string;
}

/** Words that name no place by themselves, even where a name begins or ends with them. */
const noPlace = new Set(`city county isle isles borough royal district council north south east west central greater upper lower new old
  saint st vale forest great little england britain scotland wales ireland region`.split(/\s+/));

/** Words for directions, as people shorten them. */
const directions: Readonly<Record<string, string>> = {
  n: 'north', s: 'south', e: 'east', w: 'west', nth: 'north', sth: 'south',
  ne: 'north east', nw: 'north west', se: 'south east', sw: 'south west',
  mids: 'midlands', mid: 'midlands', northeast: 'north east', northwest: 'north west', southeast: 'south east', southwest: 'south west',
};

/** Shortened counties that do not begin like the county. The regular ones (Lincs, Bucks) are worked out from the names. */
const counties: Readonly<Record<string, string>> = {
  hants: 'hampshire', oxon: 'oxfordshire', northants: 'northamptonshire', salop: 'shropshire', saint: 'st', nthumberland: 'northumberland',
};

/** All the ways of saying these partnerships, by the words used. Several under one key are told apart by asking. */
export function placeForms(partnerships: readonly Partnership[]): ReadonlyMap<string, readonly Form[]> {
  const found = new Map<string, Form[]>();
  const add = (text: string, form: Omit<Form, 'words'>) => {
    const plain = plainly(text);
    for (const words of new Set([plain, widened(plain), plain.replace(/\bthe /g, '')])) {
      if (words === '') continue;
      const before = found.get(words) ?? [];
      if (!before.some(({ partnership }) => partnership.id === form.partnership.id)) found.set(words, [...before, { ...form, words }]);
    }
  };
  for (const partnership of partnerships) {
    add(partnership.name, { partnership, via: 'name' });
    add(partnership.id, { partnership, via: 'id' });
    for (const alias of partnership.aliases) add(alias, { partnership, via: 'alias' });
    if (partnership.laterName !== null) add(partnership.laterName.name, { partnership, via: 'later-name' });
  }
  const own = new Set(found.keys());
  const fresh = (text: string) => !own.has(plainly(text));
  for (const partnership of partnerships) {
    for (const member of partnership.members) {
      const [head = '', tail] = member.split(',');
      for (const name of [member, ...(tail === undefined ? [] : [head, `${tail} ${head}`])]) {
        if (fresh(name)) add(name, { partnership, via: 'member', member });
      }
    }
  }
  const whole = new Set(found.keys());
  const kinds = kindsOf(partnerships);
  for (const partnership of partnerships) {
    for (const member of partnership.members) {
      for (const part of [...partsOf(member), ...withoutKind(member, kinds)]) {
        if (!whole.has(part)) add(part, { partnership, via: 'part-of-member', member });
      }
    }
  }
  return found;
}

/** "Kingston upon Hull" is also said Kingston, or Hull. */
function partsOf(member: string): string[] {
  const parts = plainly(member).split(/ (?:upon|on|and|of|with|by|under|le|in) (?:the )?/);
  return parts.length < 2 ? [] : parts.filter((part) => part.length > 3 && !noPlace.has(part));
}

/** Words that say what sort of body a member is, of any programme. */
const sorts = 'council university college trust hospital nhs board authority club association foundation'.split(' ');

/** Those, and what three members or more begin or end with in this one. */
function kindsOf(partnerships: readonly Partnership[]): ReadonlySet<string> {
  const often = new Map<string, number>();
  for (const member of partnerships.flatMap(({ members }) => members)) {
    const words = plainly(member).split(' ');
    if (words.length < 2) continue;
    for (const word of new Set([words[0] ?? '', words.at(-1) ?? ''])) often.set(word, (often.get(word) ?? 0) + 1);
  }
  return new Set([...sorts, ...[...often].filter(([word, count]) => count >= 3 && !noPlace.has(word) && !word.endsWith('shire')).map(([word]) => word)]);
}

/** "NHS Fife" is also said Fife, "Powys Council" Powys, and "the University of Dundee" Dundee. */
function withoutKind(member: string, kinds: ReadonlySet<string>): string[] {
  const words = plainly(member).split(' ');
  const bare = words.filter((word) => !kinds.has(word));
  const name = bare.join(' ').replace(/^(?:of|the|for|and|at) | (?:of|the|for|and)$/g, '');
  return bare.length === words.length || name.length <= 3 || noPlace.has(name) ? [] : [name];
}

/** Writes out what people shorten: "e mids" as "east midlands". A single letter is a direction only beside another word. */
export function widened(words: string): string {
  const list = words.split(' ');
  return list.map((word) => {
    const wide = directions[word] ?? counties[word];
    return wide === undefined || (word.length === 1 && list.length === 1) ? word : wide;
  }).join(' ');
}

/** The words of these names that end in "shire". */
export function shireWords(names: Iterable<string>): readonly string[] {
  return [...new Set([...names].flatMap((name) => name.split(' ').filter((part) => part.endsWith('shire'))))];
}

/** "lincs" is short for the shires that begin with "linc". */
export function shires(word: string, all: readonly string[]): readonly string[] {
  if (word.length < 4 || !word.endsWith('s')) return [];
  const start = word.slice(0, -1);
  return all.filter((shire) => shire.startsWith(start));
}

/** Words that several partnerships share in their names (Midlands, South): said alone, they name none of them. */
export function sharedWords(partnerships: readonly Partnership[]): ReadonlyMap<string, readonly Partnership[]> {
  const found = new Map<string, Partnership[]>();
  for (const partnership of partnerships) {
    for (const word of new Set(plainly(partnership.name).split(' '))) {
      if (word.length > 2 && !['and', 'the', 'for'].includes(word)) found.set(word, [...(found.get(word) ?? []), partnership]);
    }
  }
  return new Map([...found].filter(([, list]) => list.length > 1));
}

/** One list for all that hold the same: names seldom change, and what is drawn from them takes longer than reading a question. */
let kept: { readonly key: string; readonly list: readonly Partnership[] } | null = null;
const keptFor = new WeakMap<readonly Partnership[], readonly Partnership[]>();

/** The list that stands for every list of these same partnerships, so that what is drawn from it can be kept with it. */
export function sameList(partnerships: readonly Partnership[]): readonly Partnership[] {
  const before = keptFor.get(partnerships);
  if (before !== undefined) return before;
  const key = JSON.stringify(partnerships);
  if (kept?.key !== key) kept = { key, list: partnerships };
  keptFor.set(partnerships, kept.list);
  return kept.list;
}

const holdersOfWords = new WeakMap<readonly Partnership[], ReadonlyMap<string, ReadonlySet<Partnership>>>();

/** Which partnerships' names hold each word. */
function holdersOf(partnerships: readonly Partnership[]): ReadonlyMap<string, ReadonlySet<Partnership>> {
  const list = sameList(partnerships);
  const before = holdersOfWords.get(list);
  if (before !== undefined) return before;
  const found = new Map<string, Set<Partnership>>();
  for (const partnership of list) {
    for (const word of plainly(partnership.name).split(' ')) found.set(word, (found.get(word) ?? new Set()).add(partnership));
  }
  holdersOfWords.set(list, found);
  return found;
}

const nobody: ReadonlySet<Partnership> = new Set();

const beforeKind = new Set(['which', 'what', 'each', 'every', 'all', 'any', 'other', 'many', 'per', 'these', 'those', 'some']);

/**
 * Whether a word says what partnerships are rather than which is meant: one that most of their names hold ("Taff
 * Alliance", "Towy Alliance"), said of several ("alliances") or of any ("each alliance", "which alliance").
 */
export function saysWhatTheyAre(word: string, before: string | undefined, partnerships: readonly Partnership[]): boolean {
  if (partnerships.length < 3) return false;
  const one = word.replace(/s$/, '');
  const holders = holdersOf(partnerships);
  const [exactly, singly] = [holders.get(word) ?? nobody, holders.get(one) ?? nobody];
  if (exactly.size + singly.size <= partnerships.length / 2 || new Set([...exactly, ...singly]).size <= partnerships.length / 2) return false;
  return beforeKind.has(before ?? '') || (one !== word && exactly.size === 0);
}
