import { Redis } from 'ioredis';
import type { Log } from '../office.js';

/** For putting jobs in: it fails at once when Redis is away, rather than let anything wait for it. */
export function producerConnection(url: string, log: Log): Redis {
  return watched(new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, retryStrategy, connectTimeout: 5_000 }), log);
}

/** For a worker: it waits for Redis to come back. */
export function workerConnection(url: string, log: Log): Redis {
  return watched(new Redis(url, { maxRetriesPerRequest: null, retryStrategy, connectTimeout: 5_000 }), log);
}

function retryStrategy(times: number): number {
  return Math.min(200 * times, 2_000);
}

/** Says once that Redis is away, and once that it is back. */
function watched(redis: Redis, log: Log): Redis {
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) log.warn('redis-away', { error: error.name, code: 'code' in error ? error.code : undefined });
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info('redis-back');
    away = false;
  });
  return redis;
}

/** Rejects when there was no answer in time. What was asked may still happen. */
export async function within<T>(ms: number, asked: Promise<T>, fault: () => Error = () => new RedisIsSlow(ms)): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(fault()), ms);
  });
  asked.catch(() => undefined);
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}

export class RedisIsSlow extends Error {
  constructor(ms: number) {
    super(`Redis did not answer within ${ms} ms`);
  }
}
