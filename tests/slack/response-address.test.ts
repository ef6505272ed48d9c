import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { handOver } from '../../src/slack/response-address.js';

const open: Server[] = [];

/** Somewhere on this machine, with what was asked of it. */
async function place(listener: RequestListener): Promise<{ readonly url: URL; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    listener(request, response);
  }).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/answer`), asked };
}

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('an answer for the address that Slack gave', () => {
  test('is followed nowhere else', async () => {
    const elsewhere = await place((_, response) => void response.end());
    const here = await place((_, response) => void response.writeHead(302, { location: elsewhere.url.href }).end());
    expect(await handOver(here.url, { text: 'Here you are' }, 2_000)).toBe(302);
    expect([here.asked, elsewhere.asked]).toEqual([['POST /answer'], []]);
  });

  test('is given up in its time where nobody answers, and not tried again', async () => {
    const silent = await place(() => undefined);
    await expect(handOver(silent.url, { text: 'Here you are' }, 200)).rejects.toThrow('was not taken in time');
    expect(silent.asked).toEqual(['POST /answer']);
  });

  test('comes whole, whatever letters it has, and many go over fewer connections', async () => {
    const ports = new Set<number | undefined>();
    const texts: string[] = [];
    const here = await place((request, response) => {
      ports.add(request.socket.remotePort);
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => { body += part; }).on('end', () => {
        texts.push(body);
        response.end('ok');
      });
    });
    const sent = Array.from({ length: 20 }, (_, nth) => `£1.2m, “${nth}” – Ynys Môn`);
    for (const text of sent) expect(await handOver(here.url, { text }, 2_000)).toBe(200);
    expect(texts.map((text) => JSON.parse(text) as unknown)).toEqual(sent.map((text) => ({ text })));
    expect(ports.size).toBeLessThan(sent.length);
  });
});
