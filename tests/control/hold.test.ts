import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askBot, botIsRunning } from '../../src/control/client.js';
import { FolderIsHeld, holdFolder, type Hold } from '../../src/control/server.js';
import { socketPath } from '../../src/control/socket-path.js';

let folder: string;
let holds: Hold[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hold-'));
  holds = [];
});
afterEach(async () => {
  for (const hold of holds) await hold.release();
  await rm(folder, { recursive: true, force: true });
});

async function take(path = folder): Promise<Hold> {
  const hold = await holdFolder(path);
  holds.push(hold);
  return hold;
}

/** Another process that takes hold of the folder, says so, and stays. */
async function anotherProcess() {
  const code = `import('${new URL('../../src/control/server.ts', import.meta.url)}').then(({ holdFolder }) => holdFolder(${JSON.stringify(folder)}))`
    + `.then(() => console.log('held'), (error) => { console.log(error.message); process.exit(3); })`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

describe('a data folder', () => {
  test('is held by one, and a second is told what to do', async () => {
    await take();
    await expect(holdFolder(folder)).rejects.toBeInstanceOf(FolderIsHeld);
    await expect(holdFolder(folder)).rejects.toThrow(/already|Another Secretariat is running.*Stop it first.*DATA_DIR.*DATABASE_URL/);
  });

  test('is free again once it is released', async () => {
    const first = await take();
    await first.release();
    holds = [];
    await take();
    expect(await botIsRunning(folder)).toBe(true);
  });

  test('goes to one of many that come at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => take()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('of a process that was killed is taken over at once', async () => {
    const { child, said } = await anotherProcess();
    expect(said).toBe('held');
    await expect(holdFolder(folder)).rejects.toBeInstanceOf(FolderIsHeld);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await take();
  });

  test('with a file in the socket’s place is taken all the same', async () => {
    await writeFile(socketPath(folder), 'left behind');
    await take();
  });

  test('with a name too long for a socket has it elsewhere, by the same rule for all', async () => {
    const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60));
    await take(deep);
    expect(Buffer.byteLength(socketPath(deep))).toBeLessThanOrEqual(100);
    expect(await botIsRunning(deep)).toBe(true);
    await expect(holdFolder(deep)).rejects.toBeInstanceOf(FolderIsHeld);
  });

  test('lets nobody else on the machine in', async () => {
    await take();
    expect((await stat(socketPath(folder))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o077).toBe(0);
  });
});

describe('a line typed at the command line', () => {
  const said: string[] = [];
  const streams = { out: (text: string) => void said.push(`out ${text}`), err: (text: string) => void said.push(`err ${text}`) };
  beforeEach(() => {
    said.length = 0;
  });

  test('is carried out in the bot, and its words and exit code come back', async () => {
    (await take()).serve(async ({ argv, cwd }, { out, err }) => {
      out(`${argv.join(' ')} in ${cwd}\n`);
      err('careful\n');
      return 7;
    });
    expect(await askBot(folder, { argv: ['clock', 'to', 'noon'], cwd: '/home' }, streams)).toBe(7);
    expect(said).toEqual(['out clock to noon in /home\n', 'err careful\n']);
  });

  test('waits while the bot is starting', async () => {
    const hold = await take();
    const answer = askBot(folder, { argv: [], cwd: '/' }, streams);
    hold.serve(() => Promise.resolve(0));
    expect(await answer).toBe(0);
  });

  test('that fails is told so, and the bot goes on', async () => {
    (await take()).serve(({ argv }) => (argv[0] === 'break' ? Promise.reject(new Error('it broke')) : Promise.resolve(0)));
    expect(await askBot(folder, { argv: ['break'], cwd: '/' }, streams)).toBe(1);
    expect(said).toEqual(['err it broke\n']);
    expect(await askBot(folder, { argv: ['work'], cwd: '/' }, streams)).toBe(0);
  });

  test('with megabytes to say arrives whole', async () => {
    const much = 'ä'.repeat(3_000_000);
    (await take()).serve(async (_request, { out }) => {
      out(much);
      return 0;
    });
    await askBot(folder, { argv: [], cwd: '/' }, streams);
    expect(said[0]).toBe(`out ${much}`);
  });

  test.each(['', '{}', '[]', 'null', '{"argv":"clock"}', '{', '\u0000'])('that is %j is refused', async (line) => {
    (await take()).serve(() => Promise.resolve(0));
    const socket = connect(socketPath(folder));
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.write(`${line}\n`);
    await once(socket, 'close');
    expect(Buffer.concat(parts).toString()).toMatch(/\{"exit":2\}\n$/);
  });

  test('whose asker goes away breaks nothing', async () => {
    let went = () => {};
    const gone = new Promise<void>((resolve) => {
      went = resolve;
    });
    (await take()).serve(async (_request, { out }) => {
      await gone;
      for (let time = 0; time < 100; time += 1) out('x'.repeat(10_000));
      return 0;
    });
    const socket = connect(socketPath(folder));
    socket.write('{"argv":["x"],"cwd":"/"}\n', () => socket.destroy());
    await once(socket, 'close');
    went();
    const other = await askBot(folder, { argv: ['y'], cwd: '/' }, streams);
    expect(other).toBe(0);
  });

  test('while the bot ends is told to try again', async () => {
    const hold = await take();
    hold.serve(() => new Promise(() => undefined));
    const answer = askBot(folder, { argv: [], cwd: '/' }, streams);
    const refused = expect(answer).rejects.toThrow('The bot stopped before it had answered. Please try again.');
    await expect.poll(() => botIsRunning(folder)).toBe(true);
    await hold.release();
    holds = [];
    await refused;
  });
});
