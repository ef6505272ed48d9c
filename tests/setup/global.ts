import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.js';
import { startSharedRedis } from './redis-server.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The shared Redis, without a database number. */
    redisUrl: string;
    /** Where a test process asks for parts that start only when somebody needs them. */
    parts: string;
  }
}

/** Starts what every test run needs and offers the rest on demand; what it returns stops all of it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const root = process.getuid?.() === 0;
  const folder = await mkdtemp(join(root ? '/tmp' : tmpdir(), 'secretariat-tests-'));
  if (root) await chmod(folder, 0o755);

  const redis = await startSharedRedis(folder);
  let postgres: ReturnType<typeof startPostgres> | undefined;

  const parts = createServer((request, response) => {
    if (request.url !== '/postgres') {
      response.writeHead(404).end();
      return;
    }
    postgres ??= mkdir(join(folder, 'postgres')).then(() => startPostgres(join(folder, 'postgres')));
    postgres.then(
      ({ url }) => response.end(url),
      (fault: unknown) => response.writeHead(500).end(String(fault)),
    );
  }).listen(0, '127.0.0.1');
  await once(parts, 'listening');

  project.provide('redisUrl', redis.url);
  project.provide('parts', `http://127.0.0.1:${(parts.address() as AddressInfo).port}`);

  return async () => {
    parts.close();
    parts.closeAllConnections();
    await redis.stop();
    await (await postgres?.catch(() => undefined))?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
