import { freshPace, paceLimits, slowDown, takeTurn, type PaceLimits, type PaceState, type Turn } from '../domain/pace.js';
import { together } from '../together.js';

export { paceLimits, type PaceLimits };

/** Where the paces of a workspace are kept, for every process that calls Slack in its name. */
export interface PaceBook {
  /** Changes one, by one process at a time. `now` is by the clock they all share, in milliseconds. */
  change<Found>(name: string, by: (state: PaceState | null, now: number) => { readonly state: PaceState; readonly found: Found }): Promise<Found>;
}

/** For one process alone, by its own clock. */
export function ownPaceBook(clock: () => number): PaceBook {
  const states = new Map<string, PaceState>();
  return {
    async change(name, by) {
      const { state, found } = by(states.get(name) ?? null, clock());
      states.set(name, state);
      return found;
    },
  };
}

export interface PaceParts {
  readonly book: PaceBook;
  /** The method of Slack it is about: each has a limit of its own. */
  readonly name: string;
  /** Of this process: milliseconds that only ever grow. */
  readonly clock: () => number;
  readonly limits?: PaceLimits;
}

export interface Pace {
  turn(channel: string, patienceMs: number): Promise<Turn>;
  /** Slack said "later". Known in this process at once, and in the others when it resolves. */
  slowDown(seconds: number): Promise<void>;
  /** Milliseconds for which Slack said, to whichever process, to stay away; 0 for none. */
  closedFor(): Promise<number>;
  /** The same as far as this process knows: it may be asked just before a call. */
  closedHere(): number;
  /** In how many milliseconds a turn would come, after so many that are still to be asked for, as far as this process knows. */
  waitNow(ahead: number): number;
}

/** One method's pace. Turns that are asked for at the same time are taken together. */
export function keepPace({ book, name, clock, limits = paceLimits }: PaceParts): Pace {
  let freeAt = clock();
  let closedUntil = clock();
  let rate = limits.start;

  async function change<Found>(by: (state: PaceState, now: number) => { readonly state: PaceState; readonly found: Found }): Promise<Found> {
    const asked = clock();
    return book.change(name, (before, now) => {
      const done = by(before ?? freshPace(now, limits), now);
      closedUntil = Math.max(closedUntil, asked + done.state.closedUntil - now);
      rate = done.state.rate;
      freeAt = asked + Math.max(done.state.next, done.state.closedUntil) - now;
      return done;
    });
  }

  const turn = together((asks: readonly { channel: string; patienceMs: number }[]) => change((before, now) => {
    let state = before;
    const found = asks.map((ask) => {
      const [after, turn] = takeTurn(state, { now, ...ask }, limits);
      state = after;
      return turn;
    });
    return { state, found };
  }));

  const lookAgain = together(async (asks: readonly null[]) => {
    await change((state) => ({ state, found: null }));
    return asks;
  });

  return {
    turn: (channel, patienceMs) => turn({ channel, patienceMs }),
    async slowDown(seconds) {
      closedUntil = Math.max(closedUntil, clock() + seconds * 1000);
      await change((state, now) => ({ state: slowDown(state, { now, seconds }, limits), found: null }));
    },
    async closedFor() {
      await lookAgain(null);
      return Math.max(0, closedUntil - clock());
    },
    closedHere: () => Math.max(0, closedUntil - clock()),
    waitNow: (ahead) => Math.max(0, freeAt - clock(), closedUntil - clock()) + (ahead * 1000) / rate,
  };
}
