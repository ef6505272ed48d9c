import { createHash } from 'node:crypto';

/**
 * Chance from a seed, by what it is about and never by the order in which things happen: the same seed gives the same
 * faults however the processes interleave.
 */
export function chanceOf(seed: number) {
  const draw = (...about: readonly (string | number)[]): number =>
    createHash('sha256').update([seed, ...about].join('\u0000')).digest().readUInt32BE(0) / 2 ** 32;
  return {
    draw,
    between: (low: number, high: number, ...about: readonly (string | number)[]) => low + Math.floor(draw(...about) * (high - low + 1)),
    /** A version 4 UUID that is the same for the same seed and words. */
    uuid(...about: readonly (string | number)[]): string {
      const hex = createHash('sha256').update([seed, 'uuid', ...about].join('\u0000')).digest('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}

export type Chance = ReturnType<typeof chanceOf>;

/** The seed of this run: FAULTS_SEED, or a new one. It is printed with every tally. */
export const seedOfRun = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 1e9));
