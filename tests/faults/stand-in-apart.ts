import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Posted, StandInOptions } from './stand-in.js';

/** A workspace that goes on, as Slack does, while this process stands still or its clock is moved. */
export interface StandInApart {
  readonly url: string;
  readonly posts: Posted[];
  close(): Promise<void>;
}

export async function openStandInApart(options: StandInOptions): Promise<StandInApart> {
  const child = spawn(process.execPath, ['--import', 'tsx', new URL('stand-in-process.ts', import.meta.url).pathname, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  const lines = createInterface({ input: child.stdout });
  const [first] = await once(lines, 'line');
  const { url }: { url: string } = JSON.parse(first);
  const posts: Posted[] = [];
  lines.on('line', (line) => posts.push(JSON.parse(line)));
  return {
    url, posts,
    async close() {
      process.off('exit', onExit);
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
