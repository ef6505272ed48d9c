import { LogLevel, WebClient } from '@slack/web-api';

/** Where Slack is, and the bot's token there. */
export interface Workspace {
  readonly botToken: string;
  readonly apiUrl: string;
}

/**
 * For answers alone: deliveries have a client of their own, so that no answer waits behind them. It tries each call
 * once; a limited call fails at once in place of holding up the next.
 */
export function interactiveClient({ botToken, apiUrl }: Workspace): WebClient {
  return new WebClient(botToken, {
    // What fails is logged by us, without its words.
    slackApiUrl: apiUrl, logLevel: LogLevel.ERROR, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 5_000, allowAbsoluteUrls: false,
  });
}

/** Who the bot is in its workspace. Asked once at start, so that Bolt need not ask with every event. */
export async function whoAmI(client: WebClient): Promise<{ readonly botId: string; readonly botUserId: string }> {
  const { bot_id: botId, user_id: botUserId } = await client.auth.test();
  return { botId: botId ?? '', botUserId: botUserId ?? '' };
}
