import type { Redis } from 'ioredis';
import { deliveryTimes, type DeliveryTimes } from '../domain/delivery-times.js';
import type { Instant } from '../domain/when.js';
import type { Log } from '../office.js';
import { readClock } from '../store/clock.js';
import type { Database } from '../store/database.js';
import { deliveriesIn } from '../store/deliveries.js';
import { isSameRedis } from './epoch.js';
import type { QueueTimes } from './queue-times.js';
import type { Relay } from './relay.js';
import { watchOver, type Watch } from './watchdog.js';

export interface SweepParts {
  readonly store: Database;
  readonly redis: Redis;
  readonly relay: Relay;
  readonly log: Log;
  readonly times: QueueTimes;
  readonly deliveryTimes?: DeliveryTimes | undefined;
  readonly checkpoint: (name: string) => void | Promise<void>;
  /** Told the office's time at each look, so that a clock that was moved is noticed. */
  readonly tick: (officeNow: Instant) => void;
  /** Nothing moves though it could: the worker is to be started anew. */
  readonly stuck: Watch;
}

const limit = 5_000;

/**
 * Compares what is due on record with what is in Redis, and puts in whatever is missing. Redis may be away or may have
 * been wiped: then this fails or puts everything in anew, and nothing is lost either way.
 */
export function sweepOver(parts: SweepParts): (asked: 'tick' | 'wake') => Promise<void> {
  const { store, redis, relay, log, times, checkpoint } = parts;
  const watch = watchOver(parts.stuck);

  return async (asked) => {
    const { now } = await readClock(store);
    parts.tick(now);
    const deliveries = deliveriesIn(store, now);
    if (!(await isSameRedis(redis, store, times.redisMs))) {
      log.warn('queue-rebuilt');
      relay.forget();
    }
    const due = await deliveries.due(times.horizonMs, limit, parts.deliveryTimes ?? deliveryTimes);
    await checkpoint('in-sweep');
    await relay.carry(due);
    if (asked === 'tick') await watch(await deliveries.overdue(times.overdueMs, limit));
  };
}
