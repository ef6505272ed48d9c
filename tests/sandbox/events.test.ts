import { afterEach, describe, expect, test } from 'vitest';
import { openSandbox, type TestSandbox } from './open-sandbox.js';

let sandbox: TestSandbox;
afterEach(() => sandbox.close());

describe('what people say in the sandbox', () => {
  test('to the bot alone reaches it as a message.im event, with the words made inert', async () => {
    sandbox = await openSandbox();
    const channel = await sandbox.direct('U0CHAIR');
    await sandbox.say('U0CHAIR', channel, 'where is <!channel> & @national.adviser?');
    const { signed, body } = await sandbox.bot.await(({ body: envelope }) => envelope['type'] === 'event_callback');
    expect(signed).toBe(true);
    expect(body).toMatchObject({
      api_app_id: 'A0SECRETARY', event_id: expect.stringMatching(/^Ev/),
      event: { type: 'message', channel_type: 'im', user: 'U0CHAIR', channel, text: 'where is &lt;!channel&gt; &amp; <@U0ADV>?' },
    });
  });

  test('in a channel reaches the bot only when it is mentioned', async () => {
    sandbox = await openSandbox();
    await sandbox.say('U0CHAIR', 'C0NSG', 'good morning');
    await sandbox.say('U0CHAIR', 'C0NSG', '@secretariat where is East Midlands?');
    const { body } = await sandbox.bot.await(() => true);
    expect(body['event']).toMatchObject({ type: 'app_mention', channel: 'C0NSG', text: '<@U0SECRETARY> where is East Midlands?' });
    expect(sandbox.bot.received).toHaveLength(1);
  });

  test('is told again, under the same event id, while the bot does not acknowledge it', async () => {
    sandbox = await openSandbox({ retryAfterMs: [10, 20, 30] });
    sandbox.bot.react = ({ headers }) => (headers['x-slack-retry-num'] === '2' ? {} : { status: 500 });
    await sandbox.say('U0CHAIR', 'C0NSG', '@secretariat hello');
    await sandbox.bot.await(({ headers }) => headers['x-slack-retry-num'] === '2');
    const tries = sandbox.bot.received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
    expect(tries).toEqual([[undefined, undefined], ['1', 'http_error'], ['2', 'http_error']]);
    expect(new Set(sandbox.bot.received.map(({ body }) => body['event_id'])).size).toBe(1);
  });
});
