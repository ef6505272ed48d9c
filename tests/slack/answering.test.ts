import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ModalView } from '@slack/types';
import sql from 'sql-template-tag';
import type { Caller, Command, Reply, Submission } from '../../src/command.js';
import { Refusal } from '../../src/domain/refusal.js';
import { noDesk } from '../../src/no-desk.js';
import { officeOpener } from '../../src/room.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore, testOffice } from '../office.js';
import { openFrontDesk, pressOf, type FrontDesk } from './front-desk.js';

let store: Database;
let desk: FrontDesk;
let reply: () => Promise<Reply>;
let sent: Submission[];
let callers: Caller[];

const form: ModalView = {
  type: 'modal', callback_id: 'say:form', private_metadata: 'M-7', title: { type: 'plain_text', text: 'Say' },
  blocks: [{ type: 'input', block_id: 'reason', label: { type: 'plain_text', text: 'Why' }, element: { type: 'plain_text_input', action_id: 'reason' } }],
};

/** The form as Slack gives it back. */
const asked = { ...form, private_metadata: JSON.stringify({ about: 'M-7', channel: null }) };

const say: Command = {
  name: '/say',
  summary: 'Says what the test wants',
  usage: '',
  async run(_office, caller) {
    callers.push(caller);
    return reply();
  },
  buttons: { 'say:press': () => reply() },
  forms: {
    'say:form': async (_office, submission) => {
      sent.push(submission);
      return submission.values['reason'] === 'too short' ? { errors: { reason: 'A little more, please' } } : reply();
    },
  },
};

beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  sent = [];
  callers = [];
  reply = () => Promise.resolve({ text: 'Here you are' });
  desk = await openFrontDesk({
    store, commands: [say],
    mention: { run: async (_office, caller) => { callers.push(caller); return reply(); } },
    home: { render: async () => ({ type: 'home', blocks: [] }) },
  });
});
afterEach(() => desk.close());

describe('a command', () => {
  test('is answered to the asker alone, without unfolding links', async () => {
    await desk.command('/say', '');
    expect(await desk.slack.next('respond')).toMatchObject({
      text: 'Here you are', response_type: 'ephemeral', replace_original: false, unfurl_links: false, unfurl_media: false,
    });
  });

  test('reaches the command as it was typed', async () => {
    await desk.command('/say', 'A &amp; B &lt;!channel&gt; &amp;lt;');
    await desk.slack.next('respond');
    expect(callers[0]?.text).toBe('A & B <!channel> &lt;');
  });

  test('that is refused is answered with why and what next', async () => {
    reply = () => Promise.reject(new Refusal('not-understood', { what: '“gibberish”', example: '/say something' }));
    await desk.command('/say', 'gibberish');
    expect((await desk.slack.next('respond'))['text']).toMatch(/could not make sense.*\/say something/);
    expect(desk.logged).toEqual([]);
  });

  test('that breaks is answered with an apology and a reference, which the log explains', async () => {
    reply = () => Promise.reject(new Error('the inner reason'));
    await desk.command('/say', '');
    const { text } = await desk.slack.next('respond');
    expect(text).toContain('ref-1234');
    expect(text).not.toContain('inner reason');
    expect(desk.logged).toMatchObject([{ event: 'fault', facts: { what: '/say', reference: 'ref-1234', error: { message: 'the inner reason' } } }]);
  });

  test.each([
    'http://169.254.169.254/latest', 'https://hooks.slack.com.evil.example/x', 'https://evil.example/hooks.slack.com', 'file:///etc/passwd', 'not an address',
    'https://hooks.slack.com@evil.example/',
  ])('whose answer should go to %s is answered in Slack and nowhere else', async (responseUrl) => {
    await desk.command('/say', '', { response_url: responseUrl });
    expect(await desk.slack.next('chat.postEphemeral')).toMatchObject({ channel: 'C1', user: 'U1', text: 'Here you are' });
    expect(desk.logged.map(({ event }) => event)).toEqual(['response-address-refused']);
  });

  test('whose channel the bot is not in is answered in a direct message when its address is gone', async () => {
    desk.slack.answers('chat.postEphemeral', { ok: false, error: 'not_in_channel' });
    await desk.command('/say', '', { response_url: 'http://127.0.0.1:1/gone' });
    expect(await desk.slack.next('chat.postMessage')).toMatchObject({ channel: 'DDIRECT', text: 'Here you are' });
  });
});

describe('a form', () => {
  test('is opened in answer to a command, and knows what it is about and where it was asked for', async () => {
    reply = () => Promise.resolve({ text: 'A form', form });
    await desk.command('/say', '', { trigger_id: 'T-form' });
    const opened = await desk.slack.next('views.open');
    expect(opened['trigger_id']).toBe('T-form');
    reply = () => Promise.resolve({ text: 'Noted' });
    const response = await desk.press({ type: 'view_submission', trigger_id: 'T-sent', view: viewOf(opened['view'], 'because of the lease') });
    expect(await response.text()).toBe('');
    expect(await desk.slack.next('chat.postEphemeral')).toMatchObject({ channel: 'C1', user: 'U1', text: 'Noted' });
    expect(sent).toMatchObject([{ about: 'M-7', channel: 'C1', user: 'U1', values: { reason: 'because of the lease' } }]);
  });

  test('that Slack opens no more is replaced by words', async () => {
    desk.slack.answers('views.open', { ok: false, error: 'expired_trigger_id' });
    reply = () => Promise.resolve({ text: 'Please ask again', form });
    await desk.command('/say', '');
    expect(await desk.slack.next('respond')).toMatchObject({ text: 'Please ask again' });
  });

  test('with a fault shows it beside its field', async () => {
    const response = await desk.press({ type: 'view_submission', view: viewOf(asked, 'too short') });
    expect(await response.json()).toEqual({ response_action: 'errors', errors: { reason: 'A little more, please' } });
  });

  test('may lead to another form', async () => {
    reply = () => Promise.resolve({ text: '', form: { ...form, callback_id: 'say:next' } });
    const response = await desk.press({ type: 'view_submission', view: viewOf(asked, 'well') });
    expect(await response.json()).toMatchObject({ response_action: 'update', view: { callback_id: 'say:next' } });
  });

  test('whose memory was tampered with is refused and breaks nothing', async () => {
    await desk.press({ type: 'view_submission', view: { ...viewOf(form, 'x'), private_metadata: '{' } });
    expect((await desk.slack.next('chat.postMessage'))['text']).toMatch(/could not make sense of that form/);
  });
});

describe('a press', () => {
  test('replaces the message it was made in when the answer says so', async () => {
    reply = () => Promise.resolve({ text: 'Done', replaces: true });
    await desk.press(pressOf('say:press', 'x', { response_url: desk.slack.responseUrl }));
    expect(await desk.slack.next('respond')).toMatchObject({ text: 'Done', replace_original: true });
  });

  test('on one of many like buttons reaches the one that is meant', async () => {
    await desk.press(pressOf('say:press/3', 'x', { response_url: desk.slack.responseUrl }));
    expect(await desk.slack.next('respond')).toMatchObject({ text: 'Here you are' });
  });
});

describe('a question without a slash', () => {
  test('in a channel is answered there, in its thread, for all to see', async () => {
    await desk.event({ type: 'app_mention', user: 'U1', channel: 'C1', ts: '7.7', text: '<@UBOT> where is <@U2> &amp; EAST?' });
    expect(await desk.slack.next('chat.postMessage')).toMatchObject({ channel: 'C1', thread_ts: '7.7', text: 'Here you are' });
    expect(callers[0]).toMatchObject({ text: 'where is <@U2> & EAST?', channel: 'C1' });
  });

  test('may get a private note beside the answer that others read', async () => {
    reply = () => Promise.resolve({ text: 'Nothing to say here', privately: { text: 'For your eyes' } });
    await desk.event({ type: 'app_mention', user: 'U1', channel: 'C1', ts: '7.7', text: '<@UBOT> any news?' });
    expect(await desk.slack.next('chat.postMessage')).toMatchObject({ channel: 'C1', text: 'Nothing to say here' });
    expect(await desk.slack.next('chat.postMessage')).toMatchObject({ channel: 'DDIRECT', text: 'For your eyes' });
  });

  test('in a direct message is answered there', async () => {
    await desk.event({ type: 'message', channel_type: 'im', user: 'U1', channel: 'D1', ts: '8.8', text: 'hello' });
    expect(await desk.slack.next('chat.postMessage')).toMatchObject({ channel: 'D1', text: 'Here you are' });
    expect(desk.slack.calls.at(-1)?.fields).not.toHaveProperty('thread_ts');
  });

  test('that the bot said itself is not answered', async () => {
    await desk.event({ type: 'message', channel_type: 'im', user: 'UBOT', bot_id: 'BBOT', channel: 'D1', ts: '8.8', text: 'hello' });
    await desk.event({ type: 'message', channel_type: 'im', subtype: 'message_changed', channel: 'D1', ts: '8.8' });
    await desk.event({ type: 'message', channel_type: 'channel', user: 'U1', channel: 'C1', ts: '8.8', text: 'hello' });
    expect(callers).toEqual([]);
  });
});

test('the home is shown to whoever opens it', async () => {
  await desk.event({ type: 'app_home_opened', tab: 'messages', user: 'U1', channel: 'D1' });
  await desk.event({ type: 'app_home_opened', tab: 'home', user: 'U2', channel: 'D2' });
  expect(await desk.slack.next('views.publish')).toMatchObject({ user_id: 'U2', view: { type: 'home' } });
});

test('a closed account is taken out of every channel', async () => {
  await desk.event({ type: 'user_change', user: { id: 'U5', deleted: false } });
  await desk.event({ type: 'user_change', user: { id: 'U6', deleted: true } });
  await desk.event({ type: 'member_left_channel', user: 'U7', channel: 'C7' });
  expect(desk.rosterChanges).toEqual([{ kind: 'gone', user: 'U6' }, { kind: 'left', channel: 'C7', user: 'U7' }]);
});

test('what was recorded just before a crash is not recorded again, and whoever asked is told', async () => {
  const notes: string[] = [];
  const note: Command = {
    name: '/note', summary: '', usage: '',
    async run(office, caller) {
      await office.transact(async (records) => {
        notes.push(caller.text);
        await records.conversations.remember({ asker: caller.user, place: 'C1' }, { asks: 'status', places: ['EAST'], records: [] });
      });
      return { text: 'Noted' };
    },
  };
  const openOffice = officeOpener({ store, desk: noDesk, log: testOffice(store, '2005-10-14T09:00').log, wake: () => undefined });
  const crashing = await openFrontDesk({ store, commands: [note], openOffice, inbox: { settle: () => Promise.reject(new Error('the power went')) } });
  await crashing.command('/note', 'once');
  expect(await crashing.slack.next('respond')).toMatchObject({ text: 'Noted' });
  await crashing.close();
  await store.rows(sql`update inbox set held_until = now() - interval '1 second'`);
  const next = await openFrontDesk({ store, commands: [note], openOffice });
  await next.catchUp();
  expect((await next.slack.next('chat.postEphemeral'))['text']).toMatch(/interrupted.*look before/);
  expect(notes).toEqual(['once']);
  await next.close();
});

function viewOf(view: unknown, reason: string): Record<string, unknown> {
  const state = { values: { reason: { reason: { type: 'plain_text_input', value: reason } } } };
  return { ...(typeof view === 'object' ? view : {}), type: 'modal', id: 'V1', state };
}
