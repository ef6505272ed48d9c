import { randomBytes } from 'node:crypto';
import type { BotAnswer, BotLine } from './bot-line.js';
import { BOT } from './slack.js';
import type { SlackJson } from './slack-records.js';

/** How long Slack waits before each of its three further tries. The first in another second, lest its signature be the same. */
export const RETRY_AFTER_MS: readonly number[] = [1100, 60_000, 300_000];

export interface Events {
  /** Sends an event that the app has subscribed to; others are dropped, as Slack does. */
  send(name: string, event: SlackJson): Promise<BotAnswer | null>;
  close(): void;
}

/** Delivers events as Slack does: acknowledged within three seconds, or tried again three times under the same event id. */
export function openEvents(line: BotLine, team: string, subscribed: readonly string[], retryAfterMs = RETRY_AFTER_MS): Events {
  const waiting = new Set<NodeJS.Timeout>();
  const attempt = async (body: string, tries: number, reason: string): Promise<BotAnswer> => {
    const headers = tries === 0 ? {} : { 'x-slack-retry-num': String(tries), 'x-slack-retry-reason': reason };
    const answer = await line.post(body, 'json', headers);
    const pause = retryAfterMs[tries];
    if (isAcknowledged(answer) || pause === undefined) return answer;
    const timer = setTimeout(() => {
      waiting.delete(timer);
      void attempt(body, tries + 1, reasonOf(answer));
    }, pause);
    waiting.add(timer);
    return answer;
  };
  return {
    async send(name, event) {
      if (!subscribed.includes(name)) return null;
      return attempt(JSON.stringify({
        token: 'sandbox',
        team_id: team,
        api_app_id: BOT.app,
        event,
        type: 'event_callback',
        event_id: `Ev${randomBytes(6).toString('hex').toUpperCase()}`,
        event_time: Math.floor(Date.now() / 1000),
        authorizations: [{ enterprise_id: null, team_id: team, user_id: BOT.user, is_bot: true, is_enterprise_install: false }],
        is_ext_shared_channel: false,
      }), 0, '');
    },
    close() {
      for (const timer of waiting) clearTimeout(timer);
    },
  };
}

function isAcknowledged(answer: BotAnswer): boolean {
  return answer.kind === 'answered' && (answer.noRetry || (answer.status >= 200 && answer.status < 300));
}

function reasonOf(answer: BotAnswer): string {
  if (answer.kind === 'late') return 'http_timeout';
  return answer.kind === 'unreachable' ? 'connection_failed' : 'http_error';
}
