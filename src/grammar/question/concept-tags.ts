import { concepts, type Concept } from './concepts.js';
import { stem } from './plain-words.js';

interface Phrase {
  readonly concept: Concept;
  readonly words: readonly string[];
}

const byFirstWord = new Map<string, Phrase[]>();
for (const [concept, phrases] of Object.entries(concepts)) {
  for (const phrase of phrases.split('|')) {
    const words = phrase.trim().split(/\s+/).map(stem);
    const first = words[0] ?? '';
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { concept: concept as Concept, words }]);
  }
}

/** The concepts that these words carry, by the usual words for them and the programme's own, which of the words carried one, and which concepts each of them did. */
export function conceptsIn(words: readonly string[], own: Readonly<Partial<Record<Concept, readonly string[]>>> = {}): { readonly said: Set<string>; readonly used: Set<number>; readonly by: Map<number, Set<string>> } {
  const stems = words.map(stem);
  const said = new Set<string>();
  const by = new Map<number, Set<string>>();
  const ofProgramme = Object.entries(own).flatMap(([concept, phrases]) => phrases.map((phrase): Phrase => ({ concept: concept as Concept, words: phrase.split(/\s+/).map(stem) })));
  stems.forEach((word, at) => {
    for (const { concept, words: phrase } of [...(byFirstWord.get(word) ?? []), ...ofProgramme]) {
      if (!phrase.every((part, n) => stems[at + n] === part)) continue;
      said.add(concept);
      phrase.forEach((_, n) => by.set(at + n, (by.get(at + n) ?? new Set()).add(concept)));
    }
  });
  return { said, used: new Set(by.keys()), by };
}
