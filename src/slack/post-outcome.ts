import type { ChannelId } from '../domain/ids.js';
import type { PostOutcome } from '../office.js';

/** What came back from one call to Slack, as far as it can be read. */
export type Answer =
  /** A whole answer: JSON, parsed. */
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown; readonly retryAfter: string | null }
  /** A status, and a body that is no JSON: cut short, a web page, or nothing. */
  | { readonly kind: 'unreadable'; readonly status: number; readonly retryAfter: string | null }
  /** No connection was made, or too late, so nothing was written. */
  | { readonly kind: 'unreached'; readonly why: string }
  /** The connection broke, or the time was up, after something may have been written. */
  | { readonly kind: 'broken'; readonly why: string };

/** Slack's own words for "come back later". Nothing was posted. */
const later: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** The bot itself is shut out: no call will succeed until a person has seen to it. */
const shutOut: ReadonlySet<string> = new Set([
  'invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive', 'missing_scope', 'not_allowed_token_type',
  'org_login_required', 'team_access_not_granted', 'team_added_to_org', 'two_factor_setup_required', 'access_denied',
]);

/** This message to this place will never do. Nothing was posted. */
const refused: ReadonlySet<string> = new Set([
  'channel_not_found', 'not_in_channel', 'is_archived', 'is_inactive', 'ekm_access_denied', 'messages_tab_disabled', 'no_permission', 'user_not_found', 'user_disabled',
  'users_not_found', 'user_not_visible', 'cannot_dm_bot', 'method_not_supported_for_channel_type', 'restricted_action', 'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel', 'restricted_action_thread_locked', 'restricted_action_non_threadable_channel', 'thread_not_found',
  'cannot_reply_to_message', 'invalid_blocks', 'invalid_blocks_format', 'invalid_arguments', 'invalid_arg_name', 'invalid_metadata_format',
  'invalid_metadata_schema', 'metadata_must_be_sent_from_app', 'metadata_too_large', 'msg_blocks_too_long', 'msg_too_long', 'no_text',
  'too_many_attachments', 'too_many_contact_cards', 'markdown_text_conflict', 'slack_connect_blocked_file_type', 'slack_connect_canvas_sharing_blocked',
  'external_channel_migrating', 'as_user_not_supported', 'block_mismatch', 'message_not_found', 'cant_update_message', 'edit_window_closed',
]);

/** When Slack says "later" and not when. */
const patience = 30;
const longest = 3600;

/**
 * What is certain after one attempt to post. Only what Slack's documents make certain counts; anything else may have
 * been posted and is looked for. (Slack, chat.postMessage, errors: of internal_error and fatal_error "some aspect of
 * the operation" may have succeeded.)
 */
export function outcomeOf(answer: Answer, asked: ChannelId): PostOutcome {
  if (answer.kind === 'unreached') return { kind: 'wait', seconds: 10 };
  if (answer.kind === 'broken') return { kind: 'unknown', why: answer.why };
  if (answer.status === 429) return { kind: 'wait', seconds: secondsIn(answer.retryAfter) };
  if (answer.kind === 'unreadable') return { kind: 'unknown', why: `HTTP ${answer.status}, unreadable` };
  if (answer.status !== 200) return { kind: 'unknown', why: `HTTP ${answer.status}` };
  const { ok, ts, channel, error } = fieldsOf(answer.body);
  if (ok === true) {
    if (typeof ts !== 'string' || ts === '') return { kind: 'unknown', why: 'answered without a ts' };
    if (channel !== asked) return { kind: 'unknown', why: 'answered for another channel' };
    return { kind: 'posted', channel: asked, ts };
  }
  if (ok !== false || typeof error !== 'string') return { kind: 'unknown', why: 'answered neither yes nor no' };
  if (later.has(error)) return { kind: 'wait', seconds: secondsIn(answer.retryAfter) };
  if (shutOut.has(error)) return { kind: 'stop', why: error };
  if (refused.has(error)) return { kind: 'refused', why: error };
  return { kind: 'unknown', why: /^[a-z_]{1,60}$/.test(error) ? error : 'an error that is not a word' };
}

/** Seconds of a Retry-After header. One that is missing or senseless counts as half a minute. */
export function secondsIn(retryAfter: string | null): number {
  const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter.trim()) ? Number(retryAfter) : patience;
  return Math.min(Math.max(seconds, 1), longest);
}

/** The fields of a parsed body; none when it is no object. */
export function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? Object.fromEntries(Object.entries(body)) : {};
}
