import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Database } from '../store/database.js';
import { keepQueueEpoch, queueEpoch } from '../store/queue-epoch.js';
import { within } from './connection.js';

const key = 'secretariat:epoch';

/**
 * Whether this is the Redis we last put jobs in. One that was wiped or replaced gets our mark, and everything is to be
 * put in anew. A store that never put in any has nothing to miss.
 */
export async function isSameRedis(redis: Redis, store: Database, redisMs: number): Promise<boolean> {
  const [there, here] = [await within(redisMs, redis.get(key)), await queueEpoch(store)];
  if (here !== null && there === here) return true;
  const epoch = here ?? randomUUID();
  await store.transact((session) => keepQueueEpoch(session, epoch));
  await within(redisMs, redis.set(key, epoch));
  return here === null;
}
