import type { OwnWords } from '../../domain/own-words.js';
import { stem } from './plain-words.js';

const kept = new WeakMap<OwnWords, ReadonlySet<string>>();

/** The words by which a programme calls its partnerships, their members and their returns: in a title they tell no record from another. */
export function ownKinds(words: OwnWords): ReadonlySet<string> {
  const before = kept.get(words);
  if (before !== undefined) return before;
  const { partnership = [], member = [], report = [] } = words.aliases;
  const found = new Set([...partnership, ...member, ...report].flatMap((name) => name.split(/[^a-z0-9]+/)).filter((word) => word.length > 2).map(stem));
  kept.set(words, found);
  return found;
}

/** What every programme has, as the shapes of sentences know it, one and many. */
const usual = { partnership: ['partnership', 'partnerships'], report: ['highlight report', 'highlight reports'], member: ['authority', 'authorities'], meeting: ['group', 'group'] } as const;

/** The sentence with the programme's own words for these as the usual ones, for the shapes: "which panel", "what did the trusts report". */
export function inUsualWords(sentence: string, { aliases }: OwnWords): string {
  let said = sentence;
  for (const [kind, [one, many]] of Object.entries(usual)) {
    const [single, several] = (aliases[kind as keyof typeof usual] ?? []).map((name) => name.replace(/[^a-z0-9]+/g, ' ').trim());
    if (several !== undefined && several !== '') said = said.replaceAll(new RegExp(`\\b${several}\\b`, 'g'), many);
    if (single !== undefined && single !== '') said = said.replaceAll(new RegExp(`\\b${single}(?:s)?\\b`, 'g'), (found) => (found === single ? one : many));
  }
  return said;
}

/** What says how something stands, and so names no record by itself though its title has the word: "open actions", "what is late". */
const standing = new Set(['open', 'late', 'missing', 'due', 'next', 'last', 'since', 'not', 'risky', 'pending', 'moved', 'everyone', 'top', 'list', 'status']);

/** Of an action or a risk also these. */
const ofRegister = new Set(['done', 'review']);

/** The words of a question that say how something stands. */
export function standingWords(words: readonly string[], by: ReadonlyMap<number, ReadonlySet<string>>, said: ReadonlySet<string>): ReadonlySet<string> {
  const register = said.has('risk') || said.has('action');
  return new Set(words.filter((_word, at) => [...(by.get(at) ?? [])].some((concept) => standing.has(concept) || (register && ofRegister.has(concept)))).map(stem));
}
