/** How fast the bot posts of its own accord: per second in the workspace, and once a second in a channel. */
export interface PaceLimits {
  readonly start: number;
  readonly floor: number;
  readonly ceiling: number;
  /** Added for each minute in which Slack did not say "later". */
  readonly gain: number;
  readonly channelMs: number;
}

export const paceLimits: PaceLimits = Object.freeze({ start: 3, floor: 1, ceiling: 10, gain: 0.2, channelMs: 1000 });

export interface Pace {
  /**
   * Takes a turn when one comes within `patienceMs`, and says in how many milliseconds it is; otherwise takes none
   * and says how long to stay away.
   */
  turn(channel: string, patienceMs: number): { readonly kind: 'in'; readonly ms: number } | { readonly kind: 'away'; readonly ms: number };
  /** Slack said "later": nothing is sent for so long, and then half as fast. */
  slowDown(seconds: number): void;
  /** Milliseconds for which Slack said to stay away; 0 for none. */
  closedFor(): number;
  rate(): number;
}

/** A token for each post, given out at a rate that halves when Slack says "later" and recovers slowly. `clock` is monotonic, in ms. */
export function keepPace(clock: () => number, limits: PaceLimits = paceLimits): Pace {
  let rate = limits.start;
  let next = clock();
  let closedUntil = 0;
  let cleanSince = clock();
  const channels = new Map<string, number>();

  function recover(now: number): void {
    const minutes = Math.floor((now - cleanSince) / 60_000);
    if (minutes <= 0) return;
    rate = Math.min(limits.ceiling, rate + minutes * limits.gain);
    cleanSince += minutes * 60_000;
  }

  return {
    turn(channel, patienceMs) {
      const now = clock();
      recover(now);
      for (const [name, free] of channels) if (free <= now) channels.delete(name);
      const at = Math.max(now, next, closedUntil, channels.get(channel) ?? 0);
      if (at - now > patienceMs) return { kind: 'away', ms: at - now };
      next = Math.max(now, next, closedUntil) + 1000 / rate;
      channels.set(channel, at + limits.channelMs);
      return { kind: 'in', ms: at - now };
    },
    slowDown(seconds) {
      const now = clock();
      // Several calls may have been on their way when Slack first said so; that is one answer and not many.
      if (now >= closedUntil) rate = Math.max(limits.floor, rate / 2);
      closedUntil = Math.max(closedUntil, now + seconds * 1000);
      cleanSince = closedUntil;
    },
    closedFor: () => Math.max(0, closedUntil - clock()),
    rate: () => rate,
  };
}
