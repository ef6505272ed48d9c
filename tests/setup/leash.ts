import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A server on a leash: it ends with the process that started it, even when that one is killed without a word. */
export type Leashed = { output: () => string; ended: Promise<void>; release: () => Promise<void> };

const HOLD = '"$@" </dev/null & server=$!; read -r _; kill -INT "$server" 2>/dev/null; wait "$server"';

/** Starts a server that is stopped with SIGINT as soon as its leash, our end of a pipe, is let go. */
export function leash(command: string, args: readonly string[], options: SpawnOptions = {}): Leashed {
  const holder = spawn('sh', ['-c', HOLD, 'sh', command, ...args], { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const output = gather(holder);
  const ended = once(holder, 'exit').then(() => undefined);
  return {
    output,
    ended,
    release: async () => {
      holder.stdin?.end();
      await ended;
    },
  };
}

/** Collects what a child process prints, so that a failed start can show it. */
export function gather(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      text = (text + piece).slice(-20_000);
    });
  }
  return () => text;
}

/** A loopback port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A server on a free port; on another one when somebody else was quicker to take it. */
export async function onFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let left = 2; ; left -= 1) {
    try {
      return await start(await freePort());
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** Asks until the answer is yes; after the deadline it fails with what `explain` says. */
export async function until(ask: () => Promise<boolean>, seconds: number, explain: () => string): Promise<void> {
  const deadline = performance.now() + seconds * 1000;
  while (performance.now() < deadline) {
    if (await ask()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(explain());
}
