import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ActorOrders } from './actor-process.js';
import { overhear, secretWords } from './scene.js';

export interface ActorProcess {
  readonly ready: Promise<boolean>;
  readonly ended: Promise<void>;
  kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): void;
  output(): string;
  /** Resolves once what it said matches; what it said before counts only where nothing newer has been said. */
  says(words: RegExp): Promise<void>;
}

/** The delivering half of the bot as a process of its own, to be killed. It ends with this one. */
export function launchActor(orders: ActorOrders): ActorProcess {
  return launchChild('actor-process.ts', orders);
}

/** A program of this folder with its orders, as a process of its own. It is ready when it says so. */
export function launchChild(program: string, orders: object): ActorProcess {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', new URL(program, import.meta.url).pathname, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  let [output, said] = ['', ''];
  const ended = once(child, 'exit').then(() => process.off('exit', onExit)).then(() => undefined);
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    output = (output + piece).slice(-5_000);
    if (piece.includes(secretWords)) overhear(piece);
  });
  const ready = new Promise<boolean>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      if (piece.includes('ready')) resolve(true);
      said = (said + piece).slice(-2_000);
    });
    void ended.then(() => resolve(false));
  });
  return {
    ready, ended, kill: (signal) => void child.kill(signal), output: () => output,
    async says(words) {
      said = '';
      while (!words.test(said)) await new Promise((resolve) => setTimeout(resolve, 50));
    },
  };
}
