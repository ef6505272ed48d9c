import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';

/** A connection that was idle for so long is not used again: the other side may be about to close it. */
const idleMs = 4_000;
const agents = {
  'http:': new HttpAgent({ keepAlive: true, timeout: idleMs }),
  'https:': new HttpsAgent({ keepAlive: true, timeout: idleMs }),
} as const;

/** Hands an answer to the address that Slack gave for it, once, and follows it nowhere else. Answers with the status; rejects when there is none in time. */
export function handOver(url: URL, answer: unknown, withinMs: number): Promise<number> {
  const body = JSON.stringify(answer);
  const [ask, agent] = url.protocol === 'http:' ? [requestHttp, agents['http:']] as const : [requestHttps, agents['https:']] as const;
  return new Promise((resolve, reject) => {
    const request = ask(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } });
    const late = setTimeout(() => request.destroy(new DOMException('The answer was not taken in time', 'TimeoutError')), withinMs);
    request.on('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
    request.on('response', (response) => {
      clearTimeout(late);
      // What Slack says besides is of no use; read to its end, for the connection to be used again.
      response.on('error', () => undefined).resume();
      resolve(response.statusCode ?? 0);
    });
    request.end(body);
  });
}
