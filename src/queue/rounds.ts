import type { Round } from '../job.js';
import type { Log, Office } from '../office.js';
import type { Database } from '../store/database.js';
import { endTurn, keepTurn, takeTurn } from '../store/rounds.js';

export interface RoundsParts {
  readonly rounds: readonly Round[];
  readonly openOffice: () => Promise<Office>;
  readonly store: Database;
  readonly log: Log;
}

export interface Rounds {
  /** Runs whatever is due, by one process at a time. */
  runDue(): Promise<void>;
  /** Runs all now, for the clock was moved. */
  runAll(): Promise<void>;
  /** Nothing runs at its hour any more. What is running finishes. */
  end(): void;
}

/** A turn that is not kept for so long died with its process. Until then nobody else takes it, so it is short. */
const leaseMs = 20_000;
const keepEveryMs = 6_000;

/** No timer is set for what is further off: each tick asks again, for the plan may have changed. */
const timerWithinMs = 60_000;
/** Somebody else has the turn, and may have begun before the hour. */
const tryAgainMs = 250;

export function keepRounds({ rounds, openOffice, store, log }: RoundsParts): Rounds {
  async function run(round: Round, everyMs: number): Promise<'ran' | 'not our turn'> {
    const { name } = round;
    try {
      if (!(await store.transact((session) => takeTurn(session, { name, everyMs, leaseMs })))) return 'not our turn';
      const keeping = setInterval(() => void keepTurn(store, { name, leaseMs }).catch(() => undefined), keepEveryMs);
      try {
        await round.run(await openOffice());
      } finally {
        clearInterval(keeping);
      }
    } catch (error) {
      // no rethrow: a round compares what is with what ought to be, so the next one makes up for it.
      log.error('round-failed', { round: name, error });
    }
    await store.transact((session) => endTurn(session, name)).catch((error: unknown) => log.error('round-not-ended', { round: name, error }));
    return 'ran';
  }

  let ended = false;
  const timers = new Map<Round, { readonly timer: NodeJS.Timeout; readonly at: number }>();
  /** The earlier of two counts: one that turns out to be for nothing costs a look. */
  function arm(round: Round, inMs: number): void {
    const at = performance.now() + inMs;
    const set = timers.get(round);
    if (ended || (set !== undefined && set.at <= at)) return;
    clearTimeout(set?.timer);
    timers.set(round, { at, timer: setTimeout(() => {
      timers.delete(round);
      void runAtItsHour(round);
    }, inMs) });
  }

  /** Beside the others, which may take long: the turn on record keeps a round from being run twice at once. */
  async function runAtItsHour(round: Round): Promise<void> {
    if ((await run(round, 0)) === 'not our turn') return arm(round, tryAgainMs);
    await lookAhead(round);
  }

  /** By the office's clock, which is the records'; a timer that was early finds nothing due yet and is set again. */
  async function lookAhead(round: Round): Promise<void> {
    try {
      const office = await openOffice();
      const at = await round.nextAt?.(office);
      if (at === null || at === undefined) return;
      const inMs = Date.parse(at) - Date.parse(office.now);
      if (inMs <= timerWithinMs) arm(round, Math.max(0, Math.ceil(inMs)));
    } catch (error) {
      // no rethrow: the next tick looks again, and runs what is due itself.
      if (!ended) log.warn('round-not-timed', { round: round.name, error });
    }
  }

  let running: Promise<void> | null = null;
  async function oneAfterAnother(pick: (round: Round) => number): Promise<void> {
    while (running !== null) await running;
    running = (async () => {
      for (const round of rounds) await run(round, pick(round));
    })();
    await running;
    running = null;
  }

  async function lookAheadAll(): Promise<void> {
    for (const round of rounds) if (round.nextAt !== undefined && !ended) await lookAhead(round);
  }

  return {
    async runDue() {
      // A tick looks ahead even while a round takes long: what falls due meanwhile does not wait for it.
      const looked = lookAheadAll();
      // A tick comes a little before or after its time; a round must not miss every second one for that.
      if (running === null) {
        await oneAfterAnother(({ everyMs }) => everyMs * 0.9);
        await lookAheadAll();
      }
      await looked;
    },
    async runAll() {
      await oneAfterAnother(() => 0);
      await lookAheadAll();
    },
    end() {
      ended = true;
      for (const { timer } of timers.values()) clearTimeout(timer);
    },
  };
}
