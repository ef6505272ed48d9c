import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = new URL('../../', import.meta.url).pathname;
const running = new Set<ChildProcess>();

/** Ends whatever a failed test left behind, and waits for it. */
export async function killSandboxes(): Promise<void> {
  await Promise.all([...running].map(async (child) => {
    child.kill('SIGTERM');
    await once(child, 'close');
  }));
}

export interface StartedSandbox {
  readonly dataDir: string;
  readonly child: ChildProcess;
  said(): string;
  /** Waits until these words have been said. */
  says(words: RegExp): Promise<RegExpExecArray>;
  ended: Promise<number | null>;
  botLog(): string;
}

/** Runs the sandbox from its sources, on a free port and in a folder of its own unless told otherwise. */
export function startSandbox(env: Readonly<Record<string, string>>, dataDir: string = mkdtempSync(join(tmpdir(), 'process-'))): StartedSandbox {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'sandbox', 'main.ts')], {
    cwd: ROOT,
    env: { ...process.env, SANDBOX_PORT: '0', DATA_DIR: dataDir, ...env },
  });
  running.add(child);
  let said = '';
  const waiting: (() => void)[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part) => {
      said += String(part);
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => {
    running.delete(child);
    resolve(code);
  }));
  return {
    dataDir, child, ended, said: () => said,
    says: (words) => new Promise((resolve, reject) => {
      const look = () => {
        const found = words.exec(said);
        if (found) resolve(found);
      };
      waiting.push(look);
      look();
      void ended.then(() => reject(new Error(`It ended and never said ${words}. It said:\n${said}`)));
    }),
    botLog: () => (existsSync(join(dataDir, 'bot.log')) ? readFileSync(join(dataDir, 'bot.log'), 'utf8') : ''),
  };
}
