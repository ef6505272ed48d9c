import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { socketPath } from './socket-path.js';
import { somebodyListens, type Request, type Streams } from './server.js';

/** Whether a running bot holds this data folder and can be asked. */
export function botIsRunning(dataDir: string): Promise<boolean> {
  return somebodyListens(socketPath(dataDir));
}

const stopped = 'The bot stopped before it had answered. Please try again.';

/** Has the running bot carry out a verb. Resolves to its exit code. */
export function askBot(dataDir: string, request: Request, streams: Streams): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(socketPath(dataDir));
    let exit: number | null = null;
    let reached = false;
    socket.once('error', (error) => reject(reached ? new Error(stopped) : error));
    socket.once('connect', () => {
      reached = true;
      socket.write(`${JSON.stringify(request)}\n`);
    });
    const lines = createInterface({ input: socket });
    // What breaks the socket comes out here a second time.
    lines.on('error', () => undefined);
    // The reader repeats the socket's error, and an error that nobody hears ends the process.
    lines.once('error', reject);
    lines.on('line', (line) => {
      const message: { out?: string; err?: string; exit?: number } = JSON.parse(line);
      if (message.out !== undefined) streams.out(message.out);
      if (message.err !== undefined) streams.err(message.err);
      if (message.exit !== undefined) exit = message.exit;
    });
    lines.once('close', () => (exit === null ? reject(new Error(stopped)) : resolve(exit)));
  });
}
