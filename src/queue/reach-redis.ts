import { Redis, ReplyError } from 'ioredis';

/** Redis answered, and does not let the bot in: no waiting helps. */
export class RedisRefusesUs extends Error {}

/** Resolves when Redis at this address answers. Throws `RedisRefusesUs`, or any other error when it is away. */
export async function reachRedis(url: string): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 1, connectTimeout: 5_000 });
  let last: Error | null = null;
  redis.on('error', (error: Error) => {
    last = error;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    if (error instanceof Error && error instanceof ReplyError) throw new RedisRefusesUs(error.message, { cause: error });
    throw last ?? error;
  } finally {
    redis.disconnect();
  }
}
