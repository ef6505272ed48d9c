import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Slack's own limit, and ours in both directions: a request from the future is as forged as one from the past. */
const mostSeconds = 300;

export interface SignedRequest {
  readonly body: string;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/**
 * Whether Slack sent this: HMAC-SHA256 of `v0:timestamp:body` under our secret, compared in constant time, and within
 * five minutes of now. (Slack: verifying requests from Slack.)
 */
export function isFromSlack({ body, timestamp, signature }: SignedRequest, secret: string, nowSeconds: number): boolean {
  if (secret === '' || timestamp === undefined || signature === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(nowSeconds - Number(timestamp)) > mostSeconds) return false;
  const expected = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** How a signature is remembered: enough to know it again, of no use to anybody else. */
export function fingerprint(signature: string): string {
  return createHash('sha256').update(signature).digest('hex');
}
