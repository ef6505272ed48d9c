import { terms } from './glossary-words.js';
import { stem } from './plain-words.js';

const phrases = Object.entries(terms)
  .flatMap(([term, words]) => words.split('|').map((phrase) => ({ term, words: phrase.trim().split(' ').map(stem).join(' ') })))
  .sort((a, b) => b.words.length - a.words.length);

/** The term of the glossary that these words name, the longest first. */
export function termIn(words: readonly string[]): string | null {
  const text = ` ${words.map(stem).join(' ')} `;
  return phrases.find((phrase) => text.includes(` ${phrase.words} `))?.term ?? null;
}
