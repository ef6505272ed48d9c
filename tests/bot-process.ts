import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

const main = new URL('../src/main.ts', import.meta.url).pathname;
const cli = new URL('../src/cli.ts', import.meta.url).pathname;
const signingSecret = 'a-signing-secret-of-32-characters';

/** The bot as its own process, as `script/server` starts it. */
export interface BotProcess {
  /** Everything it has said so far. */
  said(): string;
  /** Resolves when the bot has said this. */
  says(words: RegExp): Promise<void>;
  command(name: string, text: string, responseUrl: string): Promise<Response>;
  get(path: string): Promise<Response>;
  kill(signal: NodeJS.Signals): void;
  readonly pid: number | undefined;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

export interface BotSettings {
  readonly dataDir: string;
  readonly apiUrl: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

export function startBotProcess({ dataDir, apiUrl, port, env = {} }: BotSettings): BotProcess {
  const child = run(main, [], {
    SLACK_BOT_TOKEN: 'xoxb-test', SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl, PORT: String(port), DATA_DIR: dataDir,
    SECRETARIAT_SANDBOX: '1', LOG_LEVEL: 'warn', ...env,
  });
  const { output, ended } = child;
  return {
    said: output,
    pid: child.process.pid,
    ended,
    async says(words) {
      for (let over = false; !words.test(output());) {
        if (over) throw new Error(`The bot ended without having said ${words}:\n${output()}`);
        over = await Promise.race([child.spoke(), ended.then(() => true)]);
      }
    },
    command(command, text, responseUrl) {
      const body = new URLSearchParams({ command, text, user_id: 'U1', channel_id: 'C1', trigger_id: randomUUID(), response_url: responseUrl }).toString();
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
      return fetch(`http://127.0.0.1:${port}/slack/events`, {
        method: 'POST', body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature },
      });
    },
    get: (path) => fetch(`http://127.0.0.1:${port}${path}`),
    kill: (signal) => void child.process.kill(signal),
  };
}

/** One line at the command line: its exit code and what it said. */
export async function typeLine(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<{ code: number | null; out: string }> {
  const child = run(cli, argv, env);
  const code = await child.ended;
  return { code, out: child.output() };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function run(file: string, argv: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...argv], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: process.env['TZ'], ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let text = '';
  let listeners: (() => void)[] = [];
  const take = (part: Buffer) => {
    text += part.toString();
    const now = listeners;
    listeners = [];
    now.forEach((listener) => listener());
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    running.delete(child);
    return code ?? null;
  });
  return { process: child, ended, output: () => text, spoke: () => new Promise<false>((resolve) => listeners.push(() => resolve(false))) };
}
