import { distance } from 'fastest-levenshtein';

/** How many slips of the finger part two words; two neighbouring letters changed round count as one slip. */
export function slips(typed: string, meant: string): number {
  const apart = distance(typed, meant);
  if (apart !== 2 || typed.length !== meant.length) return apart;
  const at = [...typed].findIndex((letter, index) => letter !== meant[index]);
  const swapped = typed.slice(0, at) + (typed[at + 1] ?? '') + (typed[at] ?? '') + typed.slice(at + 2);
  return swapped === meant ? 1 : apart;
}

/** How many slips are forgiven in a word or name of this length. Short ones are too easily another word. */
export function forgiven(length: number): number {
  if (length < 5) return 0;
  if (length < 8) return 1;
  return length < 14 ? 2 : 3;
}
