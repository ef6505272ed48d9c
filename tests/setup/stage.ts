import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gather } from './leash.js';

/** An empty folder with chosen files of the project and stand-ins beside them, to run scripts in. */
export type Stage = {
  root: string;
  run: (
    command: string,
    args: readonly string[],
    place?: { cwd?: string; env?: Record<string, string> },
  ) => Promise<{ code: number | null; output: string }>;
  write: (path: string, text: string) => Promise<void>;
  remove: () => Promise<void>;
};

/** Sets up a stage with `copied` paths from the project root and `written` files; written scripts can be run. */
export async function setStage(copied: readonly string[], written: Record<string, string>): Promise<Stage> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'secretariat-stage-')));
  for (const path of copied) await cp(path, join(root, path), { recursive: true });
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    await chmod(join(root, path), 0o755);
  };
  for (const [path, text] of Object.entries(written)) await write(path, text);
  return {
    root,
    write,
    run: async (command, args, place = {}) => {
      const env = { PATH: process.env['PATH'], ...place.env };
      const child = spawn(command, args, { cwd: place.cwd ?? root, env, stdio: ['ignore', 'pipe', 'pipe'] });
      const output = gather(child);
      const [code] = await once(child, 'close');
      return { code, output: output() };
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
