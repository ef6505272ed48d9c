import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../src/project-folder.js';
import { keepFigures, median, type Figure } from './figures.js';
import { openWorkspace } from './workspace.js';

/** The built bot as a process of its own, over HTTP, on its own embedded records and Redis: how soon it is ready, and how much it holds. */
const rounds = 5;
const slack = await openWorkspace(null);
const dataDir = await mkdtemp(join(tmpdir(), 'secretariat-bench-data-'));
const ready: number[] = [];
const idle: number[] = [];
// The first start makes the records and is not counted.
for (let round = 0; round <= rounds; round += 1) {
  const found = await startOnce();
  if (round === 0) continue;
  ready.push(found.readyMs);
  idle.push(found.idleMb);
}
slack.close();
await rm(dataDir, { recursive: true, force: true });
const lock: { packages: Record<string, { dev?: boolean; optional?: boolean }> } = JSON.parse(await readFile(join(projectFolder, 'package-lock.json'), 'utf8'));
const packages = Object.entries(lock.packages).filter(([name, { dev }]) => name !== '' && dev !== true).length;
const figures: Figure[] = [
  { about: 'process', what: 'start to ready with existing data (PGlite, own Redis)', value: `${(median(ready) / 1000).toFixed(2)} s (${(Math.min(...ready) / 1000).toFixed(2)} to ${(Math.max(...ready) / 1000).toFixed(2)})`, beside: '', goal: '3 s', meets: median(ready) < 3000 ? 'yes' : 'no', why: '' },
  { about: 'process', what: 'memory 5 s after that, with PGlite in the process', value: `${median(idle).toFixed(0)} MB (${Math.min(...idle).toFixed(0)} to ${Math.max(...idle).toFixed(0)})`, beside: '', goal: '200 MB', meets: median(idle) < 200 ? 'yes' : 'no', why: '' },
  { about: 'process', what: 'packages in production, by the lock file', value: String(packages), beside: '', goal: '', meets: '', why: '' },
];
await keepFigures('process', figures);
process.exit(0);

async function startOnce(): Promise<{ readyMs: number; idleMb: number }> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'], SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: 'a-signing-secret-of-32-characters', SLACK_API_URL: slack.url,
      PORT: String(port), DATA_DIR: dataDir, SECRETARIAT_PROGRAMME: 'sample/sen-rp.yaml', LOG_LEVEL: 'error',
    },
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => { said += part.toString(); });
  const gone = once(child, 'exit');
  while (!(await healthy(port))) {
    if (child.exitCode !== null) throw new Error(`The bot did not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const readyMs = performance.now() - begun;
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  const idleMb = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
  child.kill('SIGTERM');
  await gone;
  return { readyMs, idleMb };
}

async function healthy(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(({ status }) => status === 200, () => false);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
