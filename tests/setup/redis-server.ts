import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { gather, leash, onFreePort, until } from './leash.js';

/** How many numbered databases the shared test server has: far more than test files. */
export const REDIS_DATABASES = 4096;

const QUIET = ['--bind', '127.0.0.1', '--save', '', '--maxmemory-policy', 'noeviction', '--daemonize', 'no', '--rdbcompression', 'no'];

/** Starts the Redis that all test files share, each in its own numbered database; nothing is written to disk. */
export async function startSharedRedis(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  return onFreePort(async (port) => {
    const args = [...QUIET, '--port', String(port), '--dir', folder, '--databases', String(REDIS_DATABASES)];
    const server = leash(redisServer(), args);
    await until(() => answersPing(port), 30, () => `redis-server did not start:\n${server.output()}`);
    return { url: `redis://127.0.0.1:${port}`, stop: server.release };
  });
}

/** A Redis of one's own, for tests that flush, kill or restart it. */
export type OwnRedis = {
  url: string;
  port: number;
  /** Ends it at once, as a crash does. */
  kill: () => Promise<void>;
  /** Starts it again on the same port and folder. */
  start: () => Promise<void>;
  /** Stops and continues the process, as a machine that hangs. */
  freeze: () => void;
  thaw: () => void;
};

/** Starts a Redis of one's own in `folder`; with `appendOnly` it writes everything to disk before it answers. */
export async function startOwnRedis(folder: string, options: { appendOnly: boolean }): Promise<OwnRedis> {
  const keep = options.appendOnly ? ['--appendonly', 'yes', '--appendfsync', 'always'] : [];
  const launch = async (port: number) => {
    const child = spawn(redisServer(), [...QUIET, ...keep, '--port', String(port), '--dir', folder]);
    const output = gather(child);
    process.once('exit', () => child.kill('SIGKILL'));
    await until(() => answersPing(port), 30, () => `redis-server did not start:\n${output()}`);
    return { child, port };
  };
  const first = await onFreePort(launch);
  const { port } = first;
  let { child } = first;
  const running = () => child.exitCode === null && child.signalCode === null;
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill: async () => {
      if (!running()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    start: async () => {
      if (!running()) ({ child } = await launch(port));
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}

function redisServer(): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
  for (const folder of folders) {
    const candidate = join(folder, 'redis-server');
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      continue;
    }
  }
  throw new Error('redis-server is not installed. Run script/bootstrap, which installs it.');
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const finish = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => finish(false));
    socket.once('data', (reply) => finish(reply.toString().startsWith('+PONG')));
    socket.once('error', () => finish(false));
  });
}
