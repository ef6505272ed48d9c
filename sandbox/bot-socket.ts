import { connect } from 'node:net';
import { createInterface } from 'node:readline';

/** What a command answered over the bot's own socket. */
export interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a `bin/secretariat` command inside the running bot: one line of JSON goes in, lines of `out` and `err` come back, the
 * last one is `exit`. Rejects when nobody listens on the socket.
 */
export function askBot(socketPath: string, argv: readonly string[], cwd: string): Promise<Said> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    let out = '';
    let err = '';
    let exit: number | undefined;
    socket.once('error', reject);
    socket.once('connect', () => socket.write(`${JSON.stringify({ argv, cwd })}\n`));
    createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
      const said: { out?: string; err?: string; exit?: number } = JSON.parse(line);
      out += said.out ?? '';
      err += said.err ?? '';
      if (said.exit !== undefined) {
        exit = said.exit;
        socket.end();
      }
    }).once('error', reject);
    socket.once('close', () => {
      if (exit === undefined) reject(new Error('The bot hung up before it had answered.'));
      else resolve({ exit, out, err });
    });
  });
}
