import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { Chance } from './chance.js';

/** What the line does to those who talk over it. Changes hold from now on, also for lines that are open. */
export interface Proxy {
  readonly port: number;
  /** Each piece takes so much longer, in either direction. 0 for no longer than it does. */
  slow(ms: number): void;
  /** At most so many bytes a second go through each direction of a line. 0 for as many as will. */
  throttle(bytesPerSecond: number): void;
  /** Takes what is said and passes nothing on, until `heal`. */
  hang(): void;
  /** Breaks every open line, now. New ones are let through. */
  cut(): void;
  /** Breaks every open line and lets nobody in, until `heal`. */
  close(): void;
  /** All is as it should be again. What was swallowed meanwhile is gone with its line. */
  heal(): void;
  /**
   * From now on a line that carries these words to the server is dealt with by chance: cut before they arrive, cut
   * after they arrived and before the answer, held up for so many ms, or let be. Where both cuts may come, the first two
   * are cut, one each way: few commits are no reason for a run without a cut.
   */
  at(words: string, faults: { readonly before?: number; readonly after?: number; readonly holdMs?: number }): void;
  /** How many lines were cut at the words, before and after they had arrived. */
  readonly cuts: { readonly before: number; readonly after: number };
  end(): Promise<void>;
}

interface Line {
  break(): void;
}

/** A plain TCP line to a server on this machine that can be cut, held up and slowed. Chance comes from the run's seed. */
export async function openProxy(toPort: number, chance: Chance): Promise<Proxy> {
  const lines = new Set<Line>();
  let [delayMs, bytesPerSecond, hanging, closed] = [0, 0, false, false];
  let words: { readonly bytes: Buffer; readonly before: number; readonly after: number; readonly holdMs: number } | null = null;
  let met = 0;
  const cuts = { before: 0, after: 0 };

  const server = createServer((near) => {
    if (closed) return void near.resetAndDestroy();
    const far = connect(toPort, '127.0.0.1');
    const line: Line = {
      break() {
        near.resetAndDestroy();
        far.destroy();
        lines.delete(line);
      },
    };
    lines.add(line);
    for (const end of [near, far]) {
      end.setNoDelay(true);
      end.on('error', () => line.break());
      end.on('close', () => line.break());
    }
    let deaf = false;
    pass(near, far, async (piece) => {
      if (words === null || !piece.includes(words.bytes)) return 'on';
      const { before, after, holdMs } = words;
      met += 1;
      const drawn = before > 0 && after > 0 && met <= 2 ? (met === 1 ? 0 : before) : chance.draw('line', met);
      if (drawn < before) {
        cuts.before += 1;
        line.break();
        return 'stop';
      }
      if (drawn < before + after) {
        cuts.after += 1;
        // The server gets the words; what it says to them arrives nowhere.
        deaf = true;
        return 'on';
      }
      if (holdMs > 0) await pause(holdMs);
      return 'on';
    });
    pass(far, near, () => {
      if (deaf) line.break();
      return Promise.resolve(deaf ? 'stop' : 'on');
    });
  });

  /** Hands on piece after piece in order, each as late as the line is slow. */
  function pass(from: Socket, to: Socket, look: (piece: Buffer) => Promise<'on' | 'stop'>): void {
    let before = Promise.resolve();
    let wasHung = false;
    from.on('data', (piece: Buffer) => {
      const arrived = performance.now();
      wasHung ||= hanging;
      if (wasHung) return;
      const late = delayMs;
      before = before.then(async () => {
        await pause(late - (performance.now() - arrived));
        if (bytesPerSecond > 0) await pause((piece.length / bytesPerSecond) * 1000);
        if ((await look(piece)) === 'on' && !to.destroyed) to.write(piece);
      });
    });
    from.on('end', () => void before.then(() => to.end()));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => [...lines].forEach((line) => line.break());
  return {
    port: (server.address() as AddressInfo).port,
    slow: (ms) => { delayMs = ms; },
    throttle: (rate) => { bytesPerSecond = rate; },
    hang: () => { hanging = true; },
    cut,
    close() {
      closed = true;
      cut();
    },
    heal() {
      if (hanging) cut();
      [delayMs, bytesPerSecond, hanging, closed, words] = [0, 0, false, false, null];
    },
    at(said, { before = 0, after = 0, holdMs = 0 }) {
      words = { bytes: Buffer.from(said), before, after, holdMs };
    },
    cuts,
    async end() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
