import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSandbox, type TestSandbox } from './open-sandbox.js';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox({ patienceMs: 400 });
});
afterEach(() => sandbox.close());

describe('a slash command typed in the sandbox', () => {
  test('reaches the bot signed, with the fields that Slack sends', async () => {
    await sandbox.say('U0CHAIR', 'C0NSG', '/Partnership East Midlands');
    const [received] = sandbox.bot.received;
    expect(received?.signed).toBe(true);
    expect(received?.body).toMatchObject({
      command: '/partnership', text: 'East Midlands', user_id: 'U0CHAIR', channel_id: 'C0NSG', channel_name: 'privategroup', team_id: 'T000000001',
    });
    expect(received?.body['trigger_id']).toMatch(/^\d+\.\d+\./);
    expect(received?.body['response_url']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/response\/[0-9a-f]{32}$/);
  });

  test('carries people and channels as ids with names, and escapes what Slack would read as its own', async () => {
    await sandbox.say('U0CHAIR', 'C0NSG', '/milestone for @national.adviser in #sen-rp-nsg, <!channel> & co');
    expect(sandbox.bot.received[0]?.body['text']).toBe('for <@U0ADV|national.adviser> in <#C0NSG|sen-rp-nsg>, &lt;!channel&gt; &amp; co');
  });

  test('is answered at once to the asker alone when the answer is plain JSON', async () => {
    sandbox.bot.react = () => ({ json: { text: 'All well.' } });
    await sandbox.say('U0CHAIR', 'C0NSG', '/partnership');
    expect(sandbox.last('U0CHAIR', 'C0NSG')).toMatchObject({ text: 'All well.', mine: true, asked: '/partnership' });
    expect(sandbox.last('U0SEC', 'C0NSG')).toBeUndefined();
  });

  test('says so when the bot does not answer in time, and still takes the late answer', async () => {
    sandbox.bot.react = () => ({ afterMs: 700 });
    await sandbox.say('U0CHAIR', 'C0NSG', '/partnership');
    expect(sandbox.last('U0CHAIR', 'C0NSG')).toMatchObject({ author: 'Slackbot', text: expect.stringContaining('did not answer in time') });
    await sandbox.respond(sandbox.bot.received[0]?.body['response_url'], { text: 'Here it is.' });
    expect(sandbox.last('U0CHAIR', 'C0NSG')?.text).toBe('Here it is.');
  });

  test('says so when the bot fails', async () => {
    sandbox.bot.react = () => ({ status: 500 });
    await sandbox.say('U0CHAIR', 'C0NSG', '/partnership');
    expect(sandbox.last('U0CHAIR', 'C0NSG')?.text).toContain('HTTP 500');
  });

  test('is refused in a thread, as in Slack', async () => {
    await expect(sandbox.say('U0CHAIR', 'C0NSG', '/partnership', '1.000001')).rejects.toThrow('cannot be used in a thread');
  });

  test('cannot be typed in a channel that the person cannot see', async () => {
    await expect(sandbox.say('U0FACEM', 'C0NSG', '/partnership')).rejects.toThrow('cannot see');
  });
});

test('a sandbox with another signing secret is not believed', async () => {
  const stranger = await openSandbox({ secret: 'some other secret' });
  await stranger.say('U0CHAIR', 'C0NSG', '/partnership');
  expect(stranger.bot.received[0]?.signed).toBe(false);
  await stranger.close();
});
