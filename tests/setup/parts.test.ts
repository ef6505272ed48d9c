import { Redis } from 'ioredis';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPostgres } from './postgres.js';
import { ownRedis, testRedisUrl } from './redis.js';

describe('the real parts that the tests stand on', () => {
  test('a test file finds its Redis database empty and never throws a key away', async () => {
    const redis = new Redis(testRedisUrl());
    expect(await redis.dbsize()).toBe(0);
    expect(await redis.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    await redis.quit();
  });

  test('a Redis of its own that keeps an append-only file survives a kill', async () => {
    const own = await ownRedis({ appendOnly: true });
    const before = new Redis(own.url, { retryStrategy: () => null });
    before.on('error', () => undefined);
    await before.set('told', 'yes');
    await own.kill();
    await own.start();
    const after = new Redis(own.url);
    expect(await after.get('told')).toBe('yes');
    await after.quit();
    await own.remove();
  });

  describe('a fresh database', () => {
    let database: Awaited<ReturnType<typeof freshPostgres>>;
    beforeAll(async () => {
      database = await freshPostgres();
    });
    afterAll(() => database.drop());

    test('is empty, on a server of version 15 or later, and reads English names in English order', async () => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      const tables = await client.query(`select 1 from pg_tables where schemaname = 'public'`);
      expect(tables.rowCount).toBe(0);
      const version = await client.query(`select current_setting('server_version_num')::int as number`);
      expect(version.rows[0].number).toBeGreaterThanOrEqual(150_000);
      const names = await client.query(`select name from (values ('South'), ('east'), ('North')) as v(name) order by name`);
      expect(names.rows.map((row) => row.name)).toEqual(['east', 'North', 'South']);
      await client.end();
    });
  });

  test('the clock on the wall here is the Chatham Islands', () => {
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('Pacific/Chatham');
  });
});
