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
}

/** A turn that is not kept for so long died with its process. Until then nobody else takes it, so it is short. */
const leaseMs = 20_000;
const keepEveryMs = 6_000;

export function keepRounds({ rounds, openOffice, store, log }: RoundsParts): Rounds {
  async function run(round: Round, everyMs: number): Promise<void> {
    const { name } = round;
    try {
      if (!(await store.transact((session) => takeTurn(session, { name, everyMs, leaseMs })))) return;
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

  return {
    // A tick comes a little before or after its time; a round must not miss every second one for that.
    runDue: () => (running === null ? oneAfterAnother(({ everyMs }) => everyMs * 0.9) : Promise.resolve()),
    runAll: () => oneAfterAnother(() => 0),
  };
}
