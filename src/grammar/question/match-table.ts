import { shapes, type Shape } from './shapes.js';
import { table, type Ask } from './table.js';

interface Line {
  readonly asks: Ask;
  /** Each group needs one of its words. */
  readonly all: readonly (readonly string[])[];
  readonly none: readonly string[];
}

const lines: readonly Line[] = table.map(([asks, when]) => {
  const parts = when.split(' ');
  return {
    asks,
    all: parts.filter((part) => !part.startsWith('!')).map((part) => part.split('|')),
    none: parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1)),
  };
});

/** The first line of the table that these concepts, finds and shapes meet. */
export function matchTable(said: ReadonlySet<string>, sentence: string): Ask | null {
  const shape = new Map<string, boolean>();
  const holds = (word: string): boolean => {
    if (!word.startsWith('#')) return said.has(word);
    const name = word.slice(1);
    const known = shape.get(name) ?? shapes[name as Shape].test(sentence);
    shape.set(name, known);
    return known;
  };
  return lines.find(({ all, none }) => all.every((group) => group.some(holds)) && !none.some(holds))?.asks ?? null;
}

/** Every word of the table, for a test that none is misspelt. */
export function tableWords(): string[] {
  return [...new Set(lines.flatMap(({ all, none }) => [...all.flat(), ...none]))];
}
