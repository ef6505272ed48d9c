/** Two counts of milliseconds. One only ever grows, and stands still while the machine sleeps; the other knows of the sleep, and can be set. */
export interface TwoClocks {
  readonly steady: () => number;
  readonly wall: () => number;
}

/** Milliseconds since it was started, by whichever clock has run further: what must not come late must not trust the slower. */
export function stopwatch({ steady, wall }: TwoClocks): () => number {
  const [steadyFrom, wallFrom] = [steady(), wall()];
  return () => Math.max(steady() - steadyFrom, wall() - wallFrom);
}
