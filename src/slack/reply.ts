import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Reply } from '../command.js';
import type { Log } from '../office.js';
import { section } from '../wording/blocks.js';
import { handOver } from './response-address.js';

/** Where a reply can go: Slack's one-time address for it, a thread or channel, or the person alone. */
export interface Whither {
  readonly responseUrl: string | null;
  readonly user: string;
  readonly channel: string | null;
  readonly threadTs: string | null;
}

export interface ReplyParts {
  readonly client: WebClient;
  readonly log: Log;
  /** Hosts that a response address may have: Slack's own, or the sandbox's. */
  readonly responseOrigins: readonly string[];
}

const answerWithinMs = 5_000;

/** Hands a reply to Slack. Interactive replies are tried once; a lost one is logged, and the person may ask again. */
export async function sendReply(reply: Reply, whither: Whither, parts: ReplyParts): Promise<void> {
  await sendWords(reply, whither, parts);
  // Beside what is said where others read along: by direct message, which nobody else can read.
  if (reply.privately !== undefined) await parts.client.chat.postMessage({ channel: await direct(whither.user, parts.client), text: reply.privately.text, blocks: [section(reply.privately.text)], unfurl_links: false, unfurl_media: false });
}

async function sendWords(reply: Reply, whither: Whither, parts: ReplyParts): Promise<void> {
  const blocks = [...(reply.blocks ?? [section(reply.text)])];
  const { responseUrl, channel, user, threadTs } = whither;
  if (responseUrl !== null && (await respond(responseUrl, reply, blocks, parts))) return;
  const words = { text: reply.text, blocks, unfurl_links: false, unfurl_media: false };
  const thread = threadTs === null ? {} : { thread_ts: threadTs };
  if (channel !== null && (reply.aloud || channel.startsWith('D'))) {
    await parts.client.chat.postMessage({ channel, ...thread, ...words });
    return;
  }
  if (channel !== null) {
    const seen = await parts.client.chat.postEphemeral({ channel, user, ...thread, text: words.text, blocks }).then(() => true, () => false);
    if (seen) return;
  }
  await parts.client.chat.postMessage({ channel: await direct(user, parts.client), ...words });
}

async function direct(user: string, client: WebClient): Promise<string> {
  const opened = await client.conversations.open({ users: user });
  return opened.channel?.id ?? user;
}

async function respond(url: string, reply: Reply, blocks: readonly KnownBlock[], { responseOrigins, log }: ReplyParts): Promise<boolean> {
  if (!isAllowed(url, responseOrigins)) {
    log.error('response-address-refused');
    return false;
  }
  const status = await handOver(new URL(url), {
    text: reply.text, blocks, response_type: 'ephemeral', replace_original: reply.replaces === true, unfurl_links: false, unfurl_media: false,
  }, answerWithinMs).catch((error: unknown) => {
    log.warn('response-not-taken', { error });
    return null;
  });
  return status !== null && status >= 200 && status < 300;
}

/** Only Slack's own addresses: a forged one must not make the bot call anything else. (OWASP: server-side request forgery.) */
export function isAllowed(url: string, origins: readonly string[]): boolean {
  try {
    return origins.includes(new URL(url).origin);
  } catch {
    return false;
  }
}
