import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFromSlack } from '../../src/slack/signature.js';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const now = 1_531_420_618;

function signed(body: string, timestamp: string, key = secret) {
  return { body, timestamp, signature: `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}` };
}

test('Slack’s own example is accepted', () => {
  const body = 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA'
    + '&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554'
    + '%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
  expect(isFromSlack({ body, timestamp: String(now), signature }, secret, now)).toBe(true);
});

test('five minutes either way, and not a second more', () => {
  const request = signed('a=b', String(now));
  for (const [difference, expected] of [[0, true], [300, true], [-300, true], [301, false], [-301, false], [-31_536_000, false]] as const) {
    expect(isFromSlack(request, secret, now + difference), String(difference)).toBe(expected);
  }
});

test('nothing is from Slack while there is no secret', () => {
  expect(isFromSlack(signed('a=b', String(now), ''), '', now)).toBe(false);
});

test('a time or a signature that is missing or strange is refused, not guessed at', () => {
  const good = signed('a=b', String(now));
  expect(isFromSlack({ ...good, timestamp: undefined }, secret, now)).toBe(false);
  expect(isFromSlack({ ...good, signature: undefined }, secret, now)).toBe(false);
  for (const timestamp of ['', 'NaN', '1e9', ` ${now}`, `${now}.5`, `0x5b47a24a`, '-1', '9'.repeat(13)]) {
    expect(isFromSlack(signed('a=b', timestamp), secret, now), timestamp).toBe(false);
  }
  for (const signature of ['', 'v0=', good.signature.slice(0, -1), `${good.signature}0`, good.signature.replace('v0', 'v1'), good.signature.toUpperCase()]) {
    expect(isFromSlack({ ...good, signature }, secret, now), signature).toBe(false);
  }
});

test('whatever else is signed, changed by one character it is refused', () => {
  fc.assert(fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (body, at, other) => {
    const request = signed(body, String(now));
    expect(isFromSlack(request, secret, now)).toBe(true);
    const place = at % body.length;
    const changed = body.slice(0, place) + other + body.slice(place + 1);
    fc.pre(Buffer.from(changed).compare(Buffer.from(body)) !== 0);
    expect(isFromSlack({ ...request, body: changed }, secret, now)).toBe(false);
  }));
});
