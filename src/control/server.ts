import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { socketPath } from './socket-path.js';

/** One line from the command line: a verb with its arguments, and the folder it was typed in. */
export interface Request {
  readonly argv: readonly string[];
  readonly cwd: string;
}

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

export type Serve = (request: Request, streams: Streams) => Promise<number>;

/** Thrown when another Secretariat already holds the data folder. */
export class FolderIsHeld extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`Another Secretariat is running on the data folder ${folder}. Stop it first, give this one another DATA_DIR, or set DATABASE_URL so that both share a Postgres server.`);
    this.folder = folder;
  }
}

/** The hold of one process on a data folder, and its ear for the command line. */
export interface Hold {
  /** Until this is called, verbs wait for their answer. */
  serve(serve: Serve): void;
  release(): Promise<void>;
}

/**
 * Takes hold of a data folder: whoever listens on its socket holds it, so the hold ends with the process however it
 * ends, and also across containers that share the folder. Throws `FolderIsHeld`.
 */
export async function holdFolder(folder: string): Promise<Hold> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = socketPath(folder);
  const guard = `${path}.taking`;
  await takeGuard(guard);
  try {
    if (await somebodyListens(path)) throw new FolderIsHeld(folder);
    await rm(path, { force: true });
    return await listen(path);
  } finally {
    await rm(guard, { recursive: true, force: true });
  }
}

/** Only one process at a time may look at the socket and replace a dead one. */
async function takeGuard(guard: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await mkdir(guard);
      return;
    } catch (error) {
      const age = await stat(guard).then(({ mtimeMs }) => performance.timeOrigin + performance.now() - mtimeMs, () => 0);
      if (age > 5_000) await rm(guard, { recursive: true, force: true });
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export function somebodyListens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function listen(path: string): Promise<Hold> {
  let take: (serve: Serve) => void = () => undefined;
  const serving = new Promise<Serve>((resolve) => {
    take = resolve;
  });
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    const lines = createInterface({ input: socket });
    // What breaks the socket comes out here a second time.
    lines.on('error', () => undefined);
    lines.once('line', (line) => void answer(socket, line, serving));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
  await chmod(path, 0o600);
  return {
    serve: take,
    async release() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(socket: Socket, line: string, serving: Promise<Serve>): Promise<void> {
  const say = (message: Readonly<Record<string, unknown>>) => socket.write(`${JSON.stringify(message)}\n`);
  const request = readRequest(line);
  if (request === null) {
    say({ err: 'That was not a request.\n' });
    say({ exit: 2 });
  } else {
    const serve = await serving;
    // no rethrow: a verb that fails is told to whoever typed it; the bot goes on.
    const exit = await serve(request, { out: (text) => say({ out: text }), err: (text) => say({ err: text }) }).catch((error: Error) => {
      say({ err: `${error.message}\n` });
      return 1;
    });
    say({ exit });
  }
  socket.end();
}

function readRequest(line: string): Request | null {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null || !('argv' in parsed) || !Array.isArray(parsed.argv)) return null;
    return { argv: parsed.argv.map(String), cwd: 'cwd' in parsed ? String(parsed.cwd) : '/' };
  } catch {
    return null;
  }
}
