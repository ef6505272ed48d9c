import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const ROOT = new URL('../../', import.meta.url).pathname;
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

interface Started {
  readonly dataDir: string;
  readonly child: ChildProcess;
  said(): string;
  /** Waits until these words have been said. */
  says(words: RegExp): Promise<RegExpExecArray>;
  ended: Promise<number | null>;
  botLog(): string;
}

function start(env: Readonly<Record<string, string>> = {}, dataDir = mkdtempSync(join(tmpdir(), 'process-'))): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'sandbox', 'main.ts')], {
    cwd: ROOT,
    env: {
      ...process.env, SANDBOX_PORT: '0', DATA_DIR: dataDir, SECRETARIAT_PROGRAMME: join(ROOT, 'tests', 'sandbox', 'cast.yaml'),
      SANDBOX_MANIFEST: join(ROOT, 'tests', 'sandbox', 'manifest.json'),
      SANDBOX_BOT_COMMAND: `${process.execPath} ${join(ROOT, 'tests', 'sandbox', 'bot-for-process.mjs')}`, ...env,
    },
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

test('the sandbox starts the bot with what it needs, says where its page is, and serves it', async () => {
  const sandbox = start();
  const [, url = ''] = await sandbox.says(/The sandbox is open: (http:\/\/127\.0\.0\.1:\d+)/);
  expect(sandbox.botLog()).toContain('started 1 true true 32\n');
  expect(await (await fetch(url)).text()).toContain('<title>Secretariat sandbox</title>');
  const picture = JSON.parse(await (await fetch(`${url}/picture`)).text());
  expect(picture).toMatchObject({ workspace: 'Test partnerships', me: 'U0CHAIR', bot: { ready: true } });
  expect((await fetch(`${url}/act`, { method: 'POST', headers: { 'content-type': 'application/json', origin: 'http://elsewhere.example' }, body: '{}' })).status).toBe(403);
  expect((await fetch(`${url}/act`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"act":"burn"}' })).status).toBe(400);
  expect((await fetch(`${url}/..%2fmain.ts`)).status).toBe(404);
  sandbox.child.kill('SIGINT');
  expect(await sandbox.ended).toBe(0);
  expect(sandbox.botLog()).toMatch(/asked to stop\nstopped\n$/);
  expect(sandbox.botLog()).not.toContain('interrupted');
  expect(existsSync(join(sandbox.dataDir, 'sandbox.json'))).toBe(true);
});

test('the sandbox ends with the bot when that ends by itself, and its reason can be read', async () => {
  const sandbox = start({ BOT_ENDS: 'at once' });
  expect(await sandbox.ended).toBe(1);
  expect(sandbox.said()).toContain('The folder is in use by another Secretariat. Stop that one first.');
  expect(sandbox.said()).toContain('Secretariat ended by itself, with code 3');
  expect(existsSync(join(sandbox.dataDir, 'sandbox.json'))).toBe(false);
});

test('the sandbox takes the next port when its own is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const taken = typeof address === 'object' && address ? address.port : 0;
  const sandbox = start({ SANDBOX_PORT: String(taken) });
  const [, port] = await sandbox.says(/The sandbox is open: http:\/\/127\.0\.0\.1:(\d+)/);
  expect(Number(port)).toBeGreaterThan(taken);
  sandbox.child.kill('SIGTERM');
  expect(await sandbox.ended).toBe(0);
  other.close();
});

test('a wrong port is refused with a sentence', async () => {
  const sandbox = start({ SANDBOX_PORT: 'three' });
  expect(await sandbox.ended).toBe(1);
  expect(sandbox.said()).toContain('SANDBOX_PORT is “three”');
});
