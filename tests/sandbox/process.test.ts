import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { killSandboxes, ROOT, startSandbox } from './start-sandbox.js';

afterEach(killSandboxes);

/** A sandbox with a small cast, and with a bot that only says that it is there. */
const start = (env: Readonly<Record<string, string>> = {}) => startSandbox({
  SECRETARIAT_PROGRAMME: join(ROOT, 'tests', 'sandbox', 'cast.yaml'),
  SANDBOX_MANIFEST: join(ROOT, 'tests', 'sandbox', 'manifest.json'),
  SANDBOX_BOT_COMMAND: `${process.execPath} ${join(ROOT, 'tests', 'sandbox', 'bot-for-process.mjs')}`,
  ...env,
});

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
