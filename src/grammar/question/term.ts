import { terms } from './glossary-words.js';
import { stem } from './plain-words.js';

const phrases = Object.entries(terms)
  .flatMap(([term, words]) => words.split('|').map((phrase) => ({ term, words: phrase.trim().split(' ').map(stem).join(' ') })))
  .sort((a, b) => b.words.length - a.words.length);

/** The term of the glossary that these words name, the longest first; both, parted by a bar, where their difference is asked. */
export function termIn(words: readonly string[]): string | null {
  const text = ` ${words.map(stem).join(' ')} `;
  const found = [...new Set(phrases.filter((phrase) => text.includes(` ${phrase.words} `)).map(({ term }) => term))];
  return found.length > 1 && /\b(?:difference|differ|versus|vs)\b/.test(text) ? found.slice(0, 2).join('|') : found[0] ?? null;
}

/** The term that these words name, in the glossary's own words; null where they name none. */
export function termSaid(words: readonly string[]): string | null {
  const text = ` ${words.map(stem).join(' ')} `;
  return phrases.find((phrase) => text.includes(` ${phrase.words} `))?.words ?? null;
}
