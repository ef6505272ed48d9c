let given = 0;

/** A message id as Slack makes them, for what the emulator does not post itself. Its own count stays below these. */
export function freshTs(now: number = Date.now()): string {
  given = (given + 1) % 500_000;
  return `${Math.floor(now / 1000)}.${500_000 + given}`;
}
