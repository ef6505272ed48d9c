import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { NotWritten, overHttp } from '../../src/slack/calls.js';
import { freePort } from '../bot-process.js';
import { chanceOf, seedOfRun } from './chance.js';
import { flawless, printTally } from './scene.js';
import { size } from './sizes.js';

const chance = chanceOf(seedOfRun);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server in a thread of its own, so that it goes on while this one stands still. It tells which bodies it got; every third connection it closes after an answer. */
const server = `
const { createServer } = require('node:http');
const { parentPort } = require('node:worker_threads');
let nth = 0;
createServer((request, response) => {
  let body = '';
  request.on('data', (piece) => { body += piece; });
  request.on('end', () => {
    parentPort.postMessage(body);
    response.writeHead(200, (nth += 1) % 3 === 0 ? { connection: 'close' } : {}).end('{"ok":true}');
  });
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port); });
`;

test('F5: what is said not to have been written never arrived, wherever the process stood still', async () => {
  const worker = new Worker(server, { eval: true });
  closing.push(() => worker.terminate());
  const [port] = await once(worker, 'message');
  const arrived = new Set<string>();
  worker.on('message', (body: string) => arrived.add(body));
  const timeoutMs = 60;
  const [answered, unwritten, uncertain]: [string[], string[], string[]] = [[], [], []];
  const standStill = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  // Nobody listens there, so nothing is ever written.
  const closed = await freePort();
  for (let nth = 0; nth < size.F5stills; nth += 1) {
    const body = `post ${nth}`;
    const gone = chance.draw('gone', nth) < 0.1;
    // A claim that is over by the time there is a connection, be it a new one or one that was kept.
    const mayLeave = () => chance.draw('over', nth) >= 0.15;
    const sent = overHttp({ url: new URL(`http://127.0.0.1:${gone ? closed : port}/api/chat.postMessage`), token: 'x', body, timeoutMs, mayLeave }).then(
      () => answered.push(body), (error: unknown) => (error instanceof NotWritten ? unwritten : uncertain).push(body));
    // At once, after some turns of the loop, or not at all: before the connection, while it is made, in the write, in the answer.
    for (let turn = chance.between(0, 6, 'turns', nth); turn > 0; turn -= 1) await new Promise((resolve) => setImmediate(resolve));
    if (chance.draw('still', nth) < 0.7) standStill(chance.between(10, timeoutMs * 2, 'ms', nth));
    await sent;
  }
  while (answered.some((body) => !arrived.has(body))) await new Promise((resolve) => setTimeout(resolve, 10));
  // Whatever is on its way yet would be there by now: nothing is held up in a loopback.
  await overHttp({ url: new URL(`http://127.0.0.1:${port}/api/last`), token: 'x', body: 'last', timeoutMs: 10_000 });
  while (!arrived.has('last')) await new Promise((resolve) => setTimeout(resolve, 10));
  const wrongly = unwritten.filter((body) => arrived.has(body));
  printTally('F5 said not to be written', seedOfRun, {
    ...flawless, attempted: size.F5stills, acknowledged: answered.length, delivered: arrived.size - 1, duplicated: wrongly.length,
  }, { 'not written': unwritten.length, uncertain: uncertain.length });
  expect(wrongly).toEqual([]);
  expect(unwritten.length).toBeGreaterThan(0);
  expect(uncertain.length).toBeGreaterThan(0);
});
