import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

/** Thrown when no Redis of our own can be had on this machine. */
export class OwnRedisIsMissing extends Error {}

/** A Redis of the bot's own: on a private loopback port, kept in `folder`, stopped with the bot. */
export interface OwnRedis {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts `redis-server` with an append-only file in `folder` and no eviction, and starts it again if it dies. When the
 * bot is gone without a word, the server ends too.
 */
export async function startOwnRedis(folder: string, program = 'redis-server'): Promise<OwnRedis> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let closing = false;
  let child = launch();

  function launch(): ChildProcess {
    // The shell is the server's keeper: it ends the server when the pipe from the bot closes, however the bot ended.
    const keeper = `exec 3<&0; "$0" "$@" & server=$!; { while read -r _; do :; done; kill "$server"; } <&3 & wait "$server"`;
    const started = spawn('sh', ['-c', keeper, program,
      '--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--appendfsync', 'everysec',
      '--maxmemory-policy', 'noeviction', '--save', '', '--daemonize', 'no', '--loglevel', 'warning',
    ], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    started.stdin?.on('error', () => undefined);
    started.on('exit', () => {
      started.stdin?.destroy();
      if (!closing) child = launch();
    });
    return started;
  }

  await untilItAnswers(url);
  return {
    url,
    async close() {
      closing = true;
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.stdin?.end();
      await ended;
    },
  };
}

async function untilItAnswers(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: (times) => (times > 100 ? null : 50), maxRetriesPerRequest: null, lazyConnect: true });
  client.on('error', () => undefined);
  try {
    await client.ping();
  } catch {
    throw new OwnRedisIsMissing('Cannot start a Redis of our own: redis-server did not answer. Is it installed? script/bootstrap installs it; or set REDIS_URL.');
  } finally {
    client.disconnect();
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No free port'))));
    });
  });
}
