/** How much one person may ask of the bot. */
export interface TurnLimits {
  readonly aMinute: number;
  readonly anHour: number;
}

export const turnLimits: TurnLimits = Object.freeze({ aMinute: 10, anHour: 100 });

/** Takes a turn for somebody: null, or in how many seconds there is one again. */
export type TakeTurn = (user: string) => number | null;

const minute = 60_000;
const hour = 60 * minute;

/**
 * Counts what each person types, in this process, so that one who asks without end (or whose keyboard is stuck) takes
 * nothing from the others. Presses and forms are not counted: they answer something that the bot asked. `clock` is
 * monotonic, in ms.
 */
export function keepTurns(clock: () => number, limits: TurnLimits = turnLimits): TakeTurn {
  const taken = new Map<string, number[]>();

  function forget(now: number): void {
    for (const [user, times] of taken) if ((times.at(-1) ?? 0) <= now - hour) taken.delete(user);
  }

  return (user) => {
    const now = clock();
    if (taken.size > 1_000) forget(now);
    const times = (taken.get(user) ?? []).filter((at) => at > now - hour);
    const lately = times.filter((at) => at > now - minute);
    const free = Math.max(
      lately.length < limits.aMinute ? now : (lately[lately.length - limits.aMinute] ?? now) + minute,
      times.length < limits.anHour ? now : (times[times.length - limits.anHour] ?? now) + hour,
    );
    if (free > now) {
      taken.set(user, times);
      return Math.ceil((free - now) / 1000);
    }
    taken.set(user, [...times, now]);
    return null;
  };
}
