import { LogLevel, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from '@slack/web-api';

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

/** Slack answered, and does not know the bot: no waiting helps. */
export class SlackRefusesUs extends Error {
  readonly why: string;

  constructor(why: string) {
    super(`Slack refuses the bot: ${why}`);
    this.why = why;
  }
}

/**
 * Who the bot is in its workspace. Asked once at start, so that Bolt need not ask with every event. `scopes`
 * is what Slack granted, where it says so. Throws `SlackRefusesUs` when the token is of no use; any other error is worth another attempt.
 */
export async function whoAmI(client: WebClient): Promise<{ readonly botId: string; readonly botUserId: string; readonly scopes: readonly string[] | null }> {
  try {
    const { bot_id: botId, user_id: botUserId, response_metadata: metadata } = await client.auth.test();
    return { botId: botId ?? '', botUserId: botUserId ?? '', scopes: metadata?.scopes ?? null };
  } catch (error) {
    throw refusalIn(error) ?? error;
  }
}

/** What Slack says of tokens, and never of its own troubles. */
const definite = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'no_permission', 'missing_scope', 'not_allowed_token_type', 'org_login_required', 'team_access_not_granted']);

export function refusalIn(error: unknown): SlackRefusesUs | null {
  if (!(error instanceof WebAPIPlatformError) || error instanceof WebAPIRateLimitedError) return null;
  return definite.has(error.data.error) ? new SlackRefusesUs(error.data.error) : null;
}
