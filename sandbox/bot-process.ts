import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export interface BotProcess {
  /** Settles when the bot has ended, by itself or because it was asked to. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** True as soon as the bot answers on /health; false if it ended before. */
  ready(): Promise<boolean>;
  /** Asks the bot to stop and waits for it. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 20_000;

/** Starts the bot with its own words on our terminal. */
export function startBot(command: readonly string[], env: Readonly<Record<string, string | undefined>>, port: number): BotProcess {
  const [program, ...args] = command;
  if (!program) throw new Error('SANDBOX_BOT_COMMAND is empty.');
  // A group of its own: Ctrl-C in the terminal reaches the sandbox alone, which then stops the bot once and waits for it.
  // The pipe is never written to. It closes when the sandbox ends, however it ends, and the bot then stops too.
  const child = spawn(program, args, { env, stdio: ['pipe', 'inherit', 'inherit'], detached: true });
  child.stdin?.on('error', () => undefined);
  let over = false;
  const ended = endOf(child).then((end) => {
    over = true;
    return end;
  });
  return {
    ended,
    async ready() {
      while (!over) {
        const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
        if (answer?.status === 200) return true;
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
      return false;
    },
    async stop() {
      if (over) return;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(late);
    },
  };
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`Secretariat could not be started: ${error.message}`);
      resolve({ code: 1, signal: null });
    });
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

/** A loopback port that nobody uses now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
