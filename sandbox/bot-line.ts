import { createHmac } from 'node:crypto';

/** How the bot took one request. */
export type BotAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly noRetry: boolean }
  | { readonly kind: 'late' }
  | { readonly kind: 'unreachable'; readonly why: string };

/** The line from Slack to the bot: signed posts to its request URL. */
export interface BotLine {
  post(body: string, type: 'json' | 'form', headers?: Readonly<Record<string, string>>): Promise<BotAnswer>;
}

/** Slack waits three seconds for an answer and no longer. */
export const PATIENCE_MS = 3000;

/** Slack's signature (v0) of a body posted at `timestamp`, in seconds. */
export function sign(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** Opens the line to the bot's request URL. */
export function openBotLine(url: string, signingSecret: string, patienceMs = PATIENCE_MS): BotLine {
  return {
    async post(body, type, headers = {}) {
      const timestamp = String(Math.floor(Date.now() / 1000));
      try {
        const response = await fetch(url, {
          method: 'POST',
          body,
          headers: {
            'content-type': type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
            'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
            'x-slack-request-timestamp': timestamp,
            'x-slack-signature': sign(signingSecret, timestamp, body),
            ...headers,
          },
          signal: AbortSignal.timeout(patienceMs),
        });
        return {
          kind: 'answered',
          status: response.status,
          body: await response.text(),
          noRetry: response.headers.get('x-slack-no-retry') === '1',
        };
      } catch (error) {
        if (error instanceof Error && error.name === 'TimeoutError') return { kind: 'late' };
        return { kind: 'unreachable', why: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
