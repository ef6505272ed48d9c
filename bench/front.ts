import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export const signingSecret = 'a-signing-secret-of-32-characters';

/** Stands where Slack is: sends signed commands and takes the answers, all kept only as long as one question lasts. */
export interface Front {
  readonly origin: string;
  /** Sends a command; resolves, with the milliseconds it took and the answer's text, when the answer is in. */
  ask(port: number, command: string, text: string, user: string): Promise<{ readonly ms: number; readonly body: string }>;
  /** Before each round: servers let go of connections that have been idle. */
  hangUp(): void;
  /**
   * Lets go of all connections and opens so many to the port, kept alive. Node takes one new connection at each turn of its
   * loop, so of 32 that come with their questions the last waits for the answers of all the others: that is a matter of
   * connecting, and stays out of the figures. Rejects when fewer are open.
   */
  connect(port: number, many: number): Promise<void>;
  /** How many questions, since it was last asked, went over a connection that was not open yet. */
  connectedLate(): number;
  close(): Promise<void>;
}

/** Each connection in its turn, so that none is idle for as long as a server waits before it closes it. */
const newAgent = () => new Agent({ keepAlive: true, maxSockets: 64, scheduling: 'fifo' });

export async function openFront(): Promise<Front> {
  const waiting = new Map<string, (body: string) => void>();
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (part: string) => { body += part; }).on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
      waiting.get(incoming.url ?? '')?.(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let agent = newAgent();
  let late = 0;

  function hangUp(): void {
    agent.destroy();
    agent = newAgent();
  }

  /** All are asked before any has answered, so that none goes over the connection of another. */
  function openOne(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      request({ agent, host: '127.0.0.1', port, path: '/health' }, (response) => { response.resume().on('end', resolve); }).on('error', reject).end();
    });
  }

  function post(port: number, body: string): Promise<void> {
    const made = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${made}:${body}`).digest('hex')}`;
    return new Promise((resolve, reject) => {
      const sent = request({
        agent, host: '127.0.0.1', port, path: '/slack/events', method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), 'x-slack-request-timestamp': made, 'x-slack-signature': signature },
      }, (response) => {
        response.resume().on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`Answered ${response.statusCode}`))));
      });
      sent.on('error', reject).on('finish', () => { if (!sent.reusedSocket) late += 1; });
      sent.end(body);
    });
  }

  return {
    origin,
    async ask(port, command, text, user) {
      const path = `/r/${randomUUID()}`;
      const answered = new Promise<string>((resolve) => waiting.set(path, resolve));
      const body = new URLSearchParams({ command, text, user_id: user, channel_id: 'D0BENCH', team_id: 'T1', trigger_id: randomUUID(), response_url: origin + path }).toString();
      const from = performance.now();
      const accepted = post(port, body);
      const answer = await Promise.race([answered, accepted.then(() => answered)]);
      const took = performance.now() - from;
      await accepted;
      waiting.delete(path);
      return { ms: took, body: answer };
    },
    hangUp,
    async connect(port, many) {
      hangUp();
      await Promise.all(Array.from({ length: many }, () => openOne(port)));
      // The last of them is given back to the agent after its answer was read.
      await new Promise((resolve) => setImmediate(resolve));
      const open = Object.values(agent.freeSockets).reduce((sum, sockets) => sum + (sockets?.length ?? 0), 0);
      if (open !== many) throw new Error(`Of ${many} connections ${open} are open`);
    },
    connectedLate() {
      const since = late;
      late = 0;
      return since;
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Asks `count` times, so many at once, for at most so long; the milliseconds of each. */
export async function askMany(ask: (nth: number) => Promise<number>, { count, atOnce, withinMs }: { count: number; atOnce: number; withinMs: number }): Promise<number[]> {
  const took: number[] = [];
  const until = performance.now() + withinMs;
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next < count && (took.length === 0 || performance.now() < until)) took.push(await ask(next++));
  }));
  return took;
}
