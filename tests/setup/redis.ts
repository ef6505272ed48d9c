import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { REDIS_DATABASES, startOwnRedis, type OwnRedis } from './redis-server.js';

/**
 * The address of a real Redis, in a database that this test file has to itself and finds empty.
 * FLUSHDB is harmless here; FLUSHALL and anything that hurts the server need `ownRedis`.
 */
export function testRedisUrl(): string {
  const file = Number(process.env['VITEST_WORKER_ID'] ?? '0');
  return `${inject('redisUrl')}/${1 + (file % (REDIS_DATABASES - 1))}`;
}

/** A redis-server that only this test has, to flush, kill, freeze and restart; `remove` ends it and its folder. */
export async function ownRedis(
  options: { appendOnly: boolean } = { appendOnly: false },
): Promise<OwnRedis & { remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'secretariat-redis-'));
  const redis = await startOwnRedis(folder, options);
  return {
    ...redis,
    remove: async () => {
      await redis.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
