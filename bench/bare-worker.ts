import { randomUUID } from 'node:crypto';
import { WebClient } from '@slack/web-api';
import { Queue, Worker } from 'bullmq';
import { openWorkspace } from './workspace.js';

/**
 * The floor: a bare BullMQ worker that posts with Slack's own client and remembers nothing. The second floor asks before each
 * post, as the bot does, what the channel is and who is in it. Gives in how many milliseconds, from when the jobs were put in,
 * each post was taken.
 */
export async function bareWorker(redisPort: number, count: number, before: 'nothing' | 'looks' = 'nothing'): Promise<readonly number[]> {
  const slack = await openWorkspace(null);
  const connection = { host: '127.0.0.1', port: redisPort, maxRetriesPerRequest: null };
  const client = new WebClient('xoxb-bench', { slackApiUrl: slack.url, retryConfig: { retries: 0 } });
  const name = `bare-${randomUUID()}`;
  const queue = new Queue(name, { connection });
  const worker = new Worker(name, async (job) => {
    const channel = String(job.data.channel);
    if (before === 'looks') await Promise.all([client.conversations.info({ channel }), client.conversations.members({ channel, limit: 999 })]);
    await client.chat.postMessage({ channel, text: 'The same for all' });
  }, { connection, concurrency: 8, removeOnComplete: { count: 0 } });
  await worker.waitUntilReady();
  const begun = performance.now();
  await queue.addBulk(Array.from({ length: count }, (_, nth) => ({ name: 'post', data: { channel: `C${nth}` } })));
  while (slack.taken.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
  const took = slack.taken.map((at) => at - begun);
  await worker.close();
  await queue.close();
  slack.close();
  return took;
}
