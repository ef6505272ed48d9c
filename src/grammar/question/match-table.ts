import { shapes, type Shape } from './shapes.js';
import { table, type Ask } from './table.js';

interface Line {
  readonly asks: Ask;
  /** Each group needs one of its words. */
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
  /** All that its words are. */
  readonly words: ReadonlySet<string>;
}

const lines: readonly Line[] = table.map(([asks, when]) => {
  const parts = when.split(' ');
  return {
    asks,
    all: parts.filter((part) => !part.startsWith('!')).map((part) => part.split('|')),
    words: new Set(parts.filter((part) => !part.startsWith('!')).flatMap((part) => part.split('|'))),
    none: parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1)),
  };
});

export interface Fit {
  readonly asks: Ask;
  readonly words: ReadonlySet<string>;
}

/** The lines of the table that these concepts, finds and shapes meet, in its order. */
export function* linesFor(said: ReadonlySet<string>, sentence: string): Generator<Fit> {
  const shape = new Map<string, boolean>();
  const holds = (word: string): boolean => {
    if (!word.startsWith('#')) return said.has(word);
    const name = word.slice(1);
    const known = shape.get(name) ?? shapes[name as Shape].test(sentence);
    shape.set(name, known);
    return known;
  };
  for (const line of lines) {
    if (line.all.every((group) => group.some(holds)) && !line.none.some(holds)) yield line;
  }
}

/** Every word of the table, for a test that none is misspelt. */
export function tableWords(): string[] {
  return [...new Set(lines.flatMap(({ all, none }) => [...all.flat(), ...none]))];
}
