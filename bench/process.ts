import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../src/project-folder.js';
import { keepFigures, median, type Figure } from './figures.js';
import { openStores, type Engine } from './stores.js';
import { openWorkspace } from './workspace.js';

/**
 * The built bot as a process of its own, over HTTP, with a Redis of its own: how soon it is ready, and how much it holds
 * when idle; beside it a process that opens the same PGlite and does nothing else. Then what the image is made of.
 */
const quick = process.env['BENCH_QUICK'] === '1';
const [rounds, idleSeconds] = quick ? [2, 10] : [3, 20];
const run = promisify(execFile);
const slack = await openWorkspace(null);
const stores = await openStores();
const folders: string[] = [];
const figures: Figure[] = [];

for (const engine of ['PGlite', 'Postgres'] as const) await measureStarts(engine);
await keepFigures('process', figures);
await measureImage();
await keepFigures('process', figures);
slack.close();
await stores.close();
for (const folder of folders) await rm(folder, { recursive: true, force: true });
process.exit(0);

async function measureStarts(engine: Engine): Promise<void> {
  const dataDir = await newFolder();
  const databaseUrl = engine === 'PGlite' ? null : await newDatabase();
  const ready: number[] = [];
  const idle: number[] = [];
  const bare: number[] = [];
  const cold = await startOnce(dataDir, databaseUrl, 0);
  for (let round = 0; round < rounds; round += 1) {
    const found = await startOnce(dataDir, databaseUrl, idleSeconds);
    ready.push(found.readyMs / 1000);
    idle.push(found.idleMb);
    if (engine === 'PGlite') bare.push(await barePglite(join(dataDir, 'postgres')));
  }
  const on = engine === 'PGlite' ? 'PGlite in the data folder' : 'a Postgres server';
  add(`start to ready with existing data, ${on}`, spread(ready, 's', 2), `${(cold.readyMs / 1000).toFixed(2)} s the first time, with an empty store`, '3 s', median(ready) < 3);
  add(`memory after ${idleSeconds} s idle, ${on}`, spread(idle, 'MB', 0), bare.length === 0 ? '' : `a process with that PGlite alone: ${spread(bare, 'MB', 0)}`, '200 MB', median(idle) < 200);
}

/** What the Dockerfile copies, made as it makes it. The base image is not here to be weighed. */
async function measureImage(): Promise<void> {
  const folder = await newFolder();
  for (const file of ['package.json', 'package-lock.json']) await cp(join(projectFolder, file), join(folder, file));
  const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
  const named = Object.entries(lock.packages).filter(([name, { dev }]) => name !== '' && dev !== true).length;
  try {
    await run('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder });
  } catch {
    add('packages in production', `${named} by the lock file`, 'npm could not install them here, so the image was not weighed', '', null);
    return;
  }
  const packages = await weigh(join(folder, 'node_modules'));
  const program = (await Promise.all(['dist/src', 'dist/commands', 'dist/jobs', 'bin', 'migrations', 'sample', 'manifest.json'].map((part) => weigh(join(projectFolder, part))))).reduce((all, one) => all + one, 0);
  add('packages in production', `${named} by the lock file`, '', '', null);
  add('the image without its base', `${(packages + program).toFixed(0)} MB`, `packages ${packages.toFixed(0)} MB, program ${program.toFixed(1)} MB`, '', null);
}

async function weigh(path: string): Promise<number> {
  const { stdout } = await run('du', ['-sk', path]);
  return Number.parseInt(stdout, 10) / 1024;
}

/** The memory of a process that has opened this PGlite, and asked it one thing, and nothing else. */
async function barePglite(folder: string): Promise<number> {
  const program = `import { PGlite } from '@electric-sql/pglite'; const db = await PGlite.create(${JSON.stringify(folder)}); await db.query('select 1');`
    + ` await new Promise((over) => setTimeout(over, ${idleSeconds * 1000})); console.log(process.memoryUsage.rss() / 2 ** 20); await db.close();`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: projectFolder });
  return Number(stdout);
}

async function startOnce(dataDir: string, databaseUrl: string | null, idleFor: number): Promise<{ readyMs: number; idleMb: number }> {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'], SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: 'a-signing-secret-of-32-characters', SLACK_API_URL: slack.url,
      PORT: String(port), DATA_DIR: dataDir, SECRETARIAT_PROGRAMME: 'sample/sen-rp.yaml', LOG_LEVEL: 'error',
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
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
  await new Promise((resolve) => setTimeout(resolve, idleFor * 1000));
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(child.pid)]);
  child.kill('SIGTERM');
  await gone;
  return { readyMs, idleMb: Number(stdout) / 1024 };
}

function add(what: string, value: string, beside: string, goal: string, met: boolean | null): void {
  figures.push({ about: 'process', what, value, beside, goal, meets: met === null ? '' : met ? 'yes' : 'no', why: '' });
}

function spread(values: readonly number[], unit: string, digits: number): string {
  return `${median(values).toFixed(digits)} ${unit} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
}

async function newDatabase(): Promise<string> {
  const { store, url } = await stores.open('Postgres');
  await store.close();
  return url ?? '';
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'secretariat-bench-process-'));
  folders.push(folder);
  return folder;
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
