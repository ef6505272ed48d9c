import { Queue } from 'bullmq';
import type { DeliveryTimes } from '../domain/delivery-times.js';
import type { Instant } from '../domain/when.js';
import type { Jobs, Round } from '../job.js';
import type { Log, Office } from '../office.js';
import type { Database } from '../store/database.js';
import { producerConnection, within } from './connection.js';
import { keepMetrics } from './metrics.js';
import { queueName, queuePrefix } from './names.js';
import { queueTimes, type QueueTimes } from './queue-times.js';
import { relayTo } from './relay.js';
import { keepRounds } from './rounds.js';
import { sweepOver } from './sweep.js';
import { startWorker } from './worker.js';

export interface QueueParts {
  readonly redisUrl: string;
  readonly openOffice: () => Promise<Office>;
  readonly store: Database;
  readonly jobs: Jobs;
  readonly log: Log;
  readonly rounds?: readonly Round[];
  /** How many deliveries are in hand at once, at most. Those that are in hand together share their transactions. */
  readonly concurrency?: number;
  /** For how many milliseconds it is of no use to begin another delivery beside so many. What waits meanwhile is not claimed. */
  readonly busyFor?: (inHand: number) => number;
  readonly times?: QueueTimes;
  readonly deliveryTimes?: DeliveryTimes;
  readonly checkpoint?: (name: string) => void | Promise<void>;
  /** Called when nothing moves any more and starting the worker anew did not help. Without it the process is ended by a rejection. */
  readonly fatal?: (why: string) => void;
}

export interface RunningQueue {
  /** Finishes what is running, for at most some seconds, and hands back the rest. */
  close(): Promise<void>;
  /** Something may have become due: look now. Costs nothing to call too often. */
  wake(): void;
  /** In Prometheus' text form. */
  metrics(): Promise<string>;
}

/** Starts the worker, the sweep that keeps Redis in step with the records, and the rounds. Redis may come and go. */
export async function startQueue(parts: QueueParts): Promise<RunningQueue> {
  const { redisUrl, openOffice, store, jobs, log } = parts;
  const times = parts.times ?? queueTimes;
  const clock = () => performance.now();
  const redis = producerConnection(redisUrl, log);
  const queue = new Queue(queueName, { connection: redis, prefix: queuePrefix });
  queue.on('error', () => undefined);
  const metrics = keepMetrics(store, () => redis.status === 'ready');
  const relay = relayTo(queue, redis, { clock, redisMs: times.redisMs, recheckMs: times.sweepMs * 0.8 });
  const rounds = keepRounds({ rounds: parts.rounds ?? [], openOffice, store, log });
  let endings = 0;
  const ended = (ending: string): void => {
    endings += 1;
    metrics.ended(ending);
  };
  const launch = () => startWorker({ redisUrl, openOffice, jobs, log, times, concurrency: parts.concurrency ?? 64, busyFor: parts.busyFor ?? (() => 0), ended, setBack: relay.setBack });
  let worker = launch();
  let closing = false;

  const noticeMove = clockWatcher(clock, () => void rounds.runAll());
  const sweep = sweepOver({
    store, redis, relay, log, times, deliveryTimes: parts.deliveryTimes, checkpoint: parts.checkpoint ?? (() => undefined), tick: noticeMove,
    stuck: {
      isSetBack: relay.isSetBack,
      ended: () => endings,
      async restart() {
        log.warn('worker-started-anew');
        const old = worker;
        worker = launch();
        void old.close(times.closeMs);
      },
      fatal: parts.fatal ?? ((why) => void Promise.reject(new Error(`The queue stands still: ${why}`))),
    },
  });
  const sweeper = gathered(times.gatherMs, async (asked) => {
    try {
      // A lost Redis is known without asking; the deliveries wait on record.
      if (redis.status === 'ready') await sweep(asked);
      metrics.swept('done');
    } catch (error) {
      // no rethrow: what was not put in is found by the next sweep.
      if (!closing) log.warn('sweep-failed', { error });
      metrics.swept('failed');
    }
  });

  const ticking = setInterval(() => {
    sweeper.ask('tick');
    void rounds.runDue();
  }, times.sweepMs);
  redis.on('ready', () => sweeper.ask('wake'));
  sweeper.ask('wake');
  void rounds.runDue();

  return {
    wake: () => sweeper.ask('wake'),
    metrics: () => metrics.text(),
    async close() {
      closing = true;
      clearInterval(ticking);
      rounds.end();
      // A look that hangs on Redis is not waited for: the next process looks again.
      await Promise.all([within(times.closeMs, sweeper.end()).catch(() => undefined), worker.close(times.closeMs)]);
      await within(1_000, queue.close()).catch(() => undefined);
      redis.disconnect();
    },
  };
}

/** Many calls within a moment are one look, and never two at once. */
function gathered(gatherMs: number, look: (asked: 'tick' | 'wake') => Promise<void>) {
  let asked: 'tick' | 'wake' | null = null;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let ended = false;

  function arm(restMs: number): void {
    timer ??= setTimeout(() => {
      const now = asked ?? 'wake';
      asked = null;
      const begun = performance.now();
      running = look(now).finally(() => {
        timer = null;
        // Every delivery that is settled asks for a look. Looking must stay a small part of the work.
        if (asked !== null && !ended) arm(Math.min(2_000, 10 * (performance.now() - begun)));
      });
    }, Math.max(gatherMs, restMs));
  }

  return {
    ask(how: 'tick' | 'wake'): void {
      if (ended) return;
      if (asked !== 'tick') asked = how;
      arm(0);
    },
    async end(): Promise<void> {
      ended = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

/** Calls `moved` when the office's clock and the real one have drifted apart since the last look. */
function clockWatcher(clock: () => number, moved: () => void): (officeNow: Instant) => void {
  let before: number | null = null;
  return (officeNow) => {
    const shift = Date.parse(officeNow) - clock();
    if (before !== null && Math.abs(shift - before) > 2_000) moved();
    before = shift;
  };
}
