import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

const restartMs = 300;
/** What a shell says when there is no such program. */
const notFound = 127;
const cannotStart = 'Cannot start a Redis of our own: redis-server did not answer. Is it installed? script/bootstrap installs it; or set REDIS_URL.';

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
  let again: NodeJS.Timeout | undefined;
  let giveUp = () => {};
  const missing = new Promise<never>((_, reject) => {
    giveUp = () => reject(new OwnRedisIsMissing(cannotStart));
  });
  // Only a start waits for this.
  missing.catch(() => undefined);
  let child = launch();

  function launch(): ChildProcess {
    // The shell is the server's keeper: it ends the server when the pipe from the bot closes, however the bot ended.
    const keeper = `exec 3<&0; "$0" "$@" & server=$!; { while read -r _; do :; done; kill "$server"; } <&3 & wait "$server"`;
    const started = spawn('sh', ['-c', keeper, program,
      '--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--appendfsync', 'everysec',
      '--maxmemory-policy', 'noeviction', '--save', '', '--daemonize', 'no', '--loglevel', 'warning',
    ], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    started.stdin?.on('error', () => undefined);
    started.on('exit', (code) => {
      if (code === notFound) giveUp();
      started.stdin?.destroy();
      // After a pause, for one that cannot live would otherwise be started without end.
      if (!closing) again = setTimeout(() => { child = launch(); }, restartMs);
    });
    return started;
  }

  async function close(): Promise<void> {
    closing = true;
    clearTimeout(again);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.stdin?.end();
    await ended;
  }

  try {
    await Promise.race([untilItAnswers(url), missing]);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}

async function untilItAnswers(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: (times) => (times > 200 ? null : 50), maxRetriesPerRequest: null, lazyConnect: true });
  client.on('error', () => undefined);
  try {
    await client.ping();
  } catch {
    throw new OwnRedisIsMissing(cannotStart);
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
