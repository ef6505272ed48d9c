import { randomBytes } from 'node:crypto';
import { faultsOfBlocks } from './block-limits.js';
import type { SlackRecords, SlackJson } from './slack-records.js';
import { BOT } from './slack.js';

const USES = 5;
const LIFE_MS = 30 * 60_000;

/** What a response_url was given for. */
export interface Occasion {
  readonly channel: string;
  readonly user: string;
  /** The command as typed, when it answers a command. */
  readonly asked?: string;
  /** The message whose button was pressed. */
  readonly message?: { readonly ts: string; readonly ephemeral: boolean };
  readonly thread?: string | undefined;
}

export interface ResponseUrls {
  /** The key of a new response_url, good for five uses in thirty minutes. */
  open(occasion: Occasion): string;
  /** Takes one post to a response_url, with Slack's answers. */
  respond(key: string, body: unknown): Response;
  /** Says something on an occasion without using up its response_url: the direct answer to a command. */
  say(occasion: Occasion, body: SlackJson): void;
}

/** Keeps the response_urls and does what is posted to them. */
export function keepResponseUrls(
  records: () => SlackRecords, newTs: () => string, changed: () => void, now: () => number = Date.now,
): ResponseUrls {
  const open = new Map<string, { readonly occasion: Occasion; readonly until: number; used: number }>();

  function say(occasion: Occasion, body: SlackJson): void {
    const own = occasion.message;
    const { messages, ephemeralMessages } = records();
    const table = own?.ephemeral ? ephemeralMessages : messages;
    const shown = own && table.all().find((message) => message.ts === own.ts && message.channel_id === occasion.channel);
    const ts = newTs();
    if (body['delete_original'] === true) {
      if (shown) table.delete(shown.id);
    } else if (shown && body['replace_original'] === true) {
      table.update(shown.id, { ...wordsOf(body), ...(own?.ephemeral ? {} : { edited: { user: BOT.user, ts } }) });
    } else {
      const thread = typeof body['thread_ts'] === 'string' ? body['thread_ts'] : occasion.thread;
      const message = {
        ts, channel_id: occasion.channel, user: BOT.user, type: 'message' as const, bot_id: BOT.bot, app_id: BOT.app,
        ...wordsOf(body), ...(thread ? { thread_ts: thread } : {}), reply_count: 0, reply_users: [], reactions: [],
      };
      if (body['response_type'] === 'in_channel') messages.insert(message);
      else ephemeralMessages.insert({ ...message, target_user: occasion.user, ...(occasion.asked ? { asked: occasion.asked } : {}) });
    }
    changed();
  }

  return {
    say,
    open(occasion) {
      const key = randomBytes(16).toString('hex');
      open.set(key, { occasion, until: now() + LIFE_MS, used: 0 });
      return key;
    },
    respond(key, body) {
      const entry = open.get(key);
      if (!entry) return new Response('no_such_url', { status: 404 });
      if (now() > entry.until) return new Response('expired_url', { status: 404 });
      if (entry.used >= USES) return new Response('used_url', { status: 404 });
      if (!isJson(body)) return new Response('invalid_payload', { status: 500 });
      if (body['delete_original'] !== true && !hasWords(body)) return new Response('no_text', { status: 500 });
      const faults = faultsOfBlocks(body['blocks'], 'message');
      if (faults.length > 0) {
        console.error(`Slack would turn this answer away: ${faults.join('; ')}`);
        return new Response('invalid_blocks', { status: 500 });
      }
      entry.used += 1;
      say(entry.occasion, body);
      return new Response('ok');
    },
  };
}

/** Whether there is anything to show. */
export function hasWords(body: SlackJson): boolean {
  return (typeof body['text'] === 'string' && body['text'] !== '') || Array.isArray(body['blocks']) || Array.isArray(body['attachments']);
}

function wordsOf(body: SlackJson) {
  return {
    text: typeof body['text'] === 'string' ? body['text'] : '',
    blocks: Array.isArray(body['blocks']) ? body['blocks'] : undefined,
    attachments: Array.isArray(body['attachments']) ? body['attachments'] : undefined,
  };
}

function isJson(value: unknown): value is SlackJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
