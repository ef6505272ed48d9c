import { describe, expect, test } from 'vitest';
import type { ChannelId } from '../../src/domain/ids.js';
import { outcomeOf, secondsIn, type Answer } from '../../src/slack/post-outcome.js';

const channel = 'C1' as ChannelId;
const said = (body: unknown, status = 200, retryAfter: string | null = null): Answer => ({ kind: 'answered', status, body, retryAfter });
const no = (error: string) => said({ ok: false, error });

test.each<[string, Answer, ReturnType<typeof outcomeOf>]>([
  ['a yes with a ts for the channel asked', said({ ok: true, channel: 'C1', ts: '1.2' }), { kind: 'posted', channel, ts: '1.2' }],
  ['a yes without a ts', said({ ok: true, channel: 'C1' }), { kind: 'unknown', why: 'answered without a ts' }],
  ['a yes for another channel', said({ ok: true, channel: 'C2', ts: '1.2' }), { kind: 'unknown', why: 'answered for another channel' }],
  ['a yes with a status of 503', said({ ok: true, channel: 'C1', ts: '1.2' }, 503), { kind: 'unknown', why: 'HTTP 503' }],
  ['429 with its header', said({ ok: false }, 429, '17'), { kind: 'wait', seconds: 17 }],
  ['429 with no header', said({ ok: false }, 429), { kind: 'wait', seconds: 30 }],
  ['429 with a header that is no number', { kind: 'unreadable', status: 429, retryAfter: 'soon' }, { kind: 'wait', seconds: 30 }],
  ['ratelimited in a 200', no('ratelimited'), { kind: 'wait', seconds: 30 }],
  ['a body cut short, or a web page, or nothing, in a 200', { kind: 'unreadable', status: 200, retryAfter: null }, { kind: 'unknown', why: 'HTTP 200, unreadable' }],
  ['a web page in a 502', { kind: 'unreadable', status: 502, retryAfter: null }, { kind: 'unknown', why: 'HTTP 502, unreadable' }],
  ['JSON that is neither yes nor no', said({ hello: 1 }), { kind: 'unknown', why: 'answered neither yes nor no' }],
  ['JSON that is no object', said([]), { kind: 'unknown', why: 'answered neither yes nor no' }],
  ['JSON null', said(null), { kind: 'unknown', why: 'answered neither yes nor no' }],
  ['no answer in time', { kind: 'broken', why: 'TimeoutError' }, { kind: 'unknown', why: 'TimeoutError' }],
  ['a connection that was reset', { kind: 'broken', why: 'ECONNRESET' }, { kind: 'unknown', why: 'ECONNRESET' }],
  ['no connection at all', { kind: 'unreached', why: 'ECONNREFUSED' }, { kind: 'wait', seconds: 10 }],
  ['an error that nobody has heard of', no('quite_new'), { kind: 'unknown', why: 'quite_new' }],
  ['an error that repeats our words', no('Funding: 1,750,000'), { kind: 'unknown', why: 'an error that is not a word' }],
])('%s', (_, answer, outcome) => {
  expect(outcomeOf(answer, channel)).toEqual(outcome);
});

describe('errors in so many words', () => {
  test.each(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])('%s may have posted', (error) => {
    expect(outcomeOf(no(error), channel)).toEqual({ kind: 'unknown', why: error });
  });

  test.each(['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action', 'messages_tab_disabled', 'no_permission', 'ekm_access_denied', 'msg_blocks_too_long', 'invalid_blocks', 'metadata_too_large', 'too_many_attachments', 'no_text'])('%s is final for this destination', (error) => {
    expect(outcomeOf(no(error), channel)).toEqual({ kind: 'refused', why: error });
  });

  test.each(['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive', 'missing_scope', 'org_login_required', 'team_access_not_granted'])('%s stops everything', (error) => {
    expect(outcomeOf(no(error), channel)).toEqual({ kind: 'stop', why: error });
  });

  test.each(['ratelimited', 'rate_limited', 'message_limit_exceeded'])('%s comes back later', (error) => {
    expect(outcomeOf(no(error), channel).kind).toBe('wait');
  });
});

test('a Retry-After is taken in seconds, within reason', () => {
  expect(['1', ' 300 ', '0', '-5', '1.5', '', null, '999999'].map(secondsIn)).toEqual([1, 300, 1, 30, 30, 30, 30, 3600]);
});
