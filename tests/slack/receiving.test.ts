import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller, Command } from '../../src/command.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore } from '../office.js';
import { openFrontDesk, pressOf, secret, type FrontDesk } from './front-desk.js';

let store: Database;
let desk: FrontDesk;
let asked: Caller[];
let hold: Promise<void>;

const echo: Command = {
  name: '/echo',
  summary: 'Says it again',
  usage: '[words]',
  async run(_office, caller) {
    asked.push(caller);
    await hold;
    return { text: `You said: ${caller.text}` };
  },
  buttons: {
    'echo:press': async (_office, press) => {
      asked.push(press);
      return { text: `You pressed ${press.value}`, replaces: true };
    },
  },
};

beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());

beforeEach(async () => {
  asked = [];
  hold = Promise.resolve();
  desk = await openFrontDesk({ store, commands: [echo] });
});
afterEach(() => desk.close());

/** Whoever took things in has not kept hold of them. */
const theProcessIsGone = () => store.rows(sql`update inbox set held_until = now() - interval '1 second'`);

const form = (more: Record<string, string> = {}) => new URLSearchParams({
  command: '/echo', text: 'hello', user_id: 'U1', channel_id: 'C1', trigger_id: randomUUID(), response_url: desk.slack.responseUrl, ...more,
}).toString();

describe('who is let in', () => {
  test('a request signed with another secret reaches nothing', async () => {
    expect((await desk.post(form(), { key: 'somebody else' })).status).toBe(401);
    expect(asked).toEqual([]);
  });

  // Ten minutes ahead, not one second past the limit: while a busy machine waits, a time to come draws nearer.
  test.each([[301], [-600], [86_400]])('a request made %i seconds ago reaches nothing', async (age) => {
    expect((await desk.post(form(), { age })).status).toBe(401);
    expect(asked).toEqual([]);
  });

  test('the very same request sent again reaches nothing', async () => {
    const body = form();
    const timestamp = String(Math.floor(Date.now() / 1000));
    expect((await desk.post(body, { timestamp })).status).toBe(200);
    expect((await desk.post(body, { timestamp })).status).toBe(401);
    await desk.slack.next('respond');
    expect(asked).toHaveLength(1);
  });

  test('ten copies at once have one effect', async () => {
    const body = form();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.post(body, { timestamp })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)]);
    await desk.slack.next('respond');
    expect(asked).toHaveLength(1);
  });

  test('a check of the certificate runs no command', async () => {
    expect((await desk.post(form({ ssl_check: '1' }))).status).toBe(200);
    expect(asked).toEqual([]);
  });

  test('Slack’s challenge is given back, and only to Slack', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    const answer = await desk.post(body, { type: 'application/json' });
    expect(await answer.text()).toBe('abc');
    expect((await desk.post(body, { type: 'application/json', key: 'x' })).status).toBe(401);
  });

  test('more than Slack ever sends is not read', async () => {
    expect((await desk.post(`text=${'x'.repeat(1_100_000)}`)).status).toBe(413);
  });

  test.each([['[]'], ['"words"'], ['{'], ['null']])('a body of %s is refused and breaks nothing', async (body) => {
    expect((await desk.post(body, { type: 'application/json' })).status).toBe(400);
    expect((await desk.command('/echo', 'still there')).status).toBe(200);
  });

  test('other addresses and methods are not there', async () => {
    expect((await desk.get('/slack/events')).status).toBe(404);
    expect((await desk.get('/')).status).toBe(404);
    expect((await desk.get('/health')).status).toBe(200);
  });

  test('with no secret set nobody is let in', async () => {
    const open = await openFrontDesk({ store, commands: [echo], signingSecret: '' });
    expect((await open.post(form(), { key: '' })).status).toBe(401);
    await open.close();
  });
});

describe('everything has one effect', () => {
  test('an event that Slack sends again is handled once', async () => {
    const event = { type: 'member_joined_channel', user: 'U7', channel: 'C7' };
    for (const age of [3, 2, 1, 0]) expect((await desk.event(event, 'Ev1', { age })).status).toBe(200);
    await desk.catchUp();
    expect(desk.rosterChanges).toEqual([{ kind: 'joined', channel: 'C7', user: 'U7' }]);
  });

  test('a press that arrives twice is handled once', async () => {
    const press = pressOf('echo:press', 'one', { trigger_id: 'T-twice', response_url: desk.slack.responseUrl });
    await desk.press(press);
    expect(await desk.slack.next('respond')).toMatchObject({ text: 'You pressed one', replace_original: true });
    expect((await desk.press({ ...press, again: 1 })).status).toBe(200);
    expect(asked).toHaveLength(1);
  });

  test('a command that was written down but not handled is handled after a restart, and answered', async () => {
    const body = { command: '/echo', text: 'before the crash', user_id: 'U1', channel_id: 'C1', trigger_id: 'T-lost', response_url: desk.slack.responseUrl };
    await desk.inbox.put({ id: 'command:T-lost', kind: 'command', body });
    await desk.catchUp();
    expect(asked).toEqual([]);
    await theProcessIsGone();
    await desk.catchUp();
    expect(await desk.slack.next('respond')).toMatchObject({ text: 'You said: before the crash' });
    await desk.catchUp();
    expect(asked).toHaveLength(1);
  });

  test('what is too old to be answered is not answered', async () => {
    await desk.inbox.put({ id: 'command:T-old', kind: 'command', body: { command: '/echo', user_id: 'U1', channel_id: 'C1', trigger_id: 'T-old' } });
    await theProcessIsGone();
    await store.rows(sql`update inbox set received_at = now() - interval '31 minutes' where id = 'command:T-old'`);
    await desk.catchUp();
    expect(asked).toEqual([]);
  });

  test('what people typed is not kept once it is answered', async () => {
    await desk.command('/echo', 'a word in confidence');
    await desk.slack.next('respond');
    await expect.poll(async () => (await store.rows(sql`select 1 from inbox where body::text like '%in confidence%'`)).length).toBe(0);
  });
});

describe('an answer is always given', () => {
  test('Slack hears within three seconds, however long the answer takes', async () => {
    let release = () => {};
    hold = new Promise((resolve) => {
      release = resolve;
    });
    const answer = await desk.command('/echo', 'slowly');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
    release();
    expect(await desk.slack.next('respond')).toMatchObject({ text: 'You said: slowly', response_type: 'ephemeral' });
  });

  test('the bot ends without waiting for callers who keep their line open', async () => {
    const other = await openFrontDesk({ store, commands: [echo] });
    await other.command('/echo', 'one last thing');
    await other.slack.next('respond');
    const began = performance.now();
    await other.close();
    // Node keeps an idle line open for five seconds.
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test('a command that the bot does not know is answered too', async () => {
    expect((await desk.command('/ecko', 'hello')).status).toBe(200);
    expect((await desk.slack.next('respond'))['text']).toMatch(/\/ecko.*\/echo/s);
  });

  test('while the records are away, whoever typed is told so and an event is left with Slack', async () => {
    const gone = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
    const away = await openFrontDesk({
      store, commands: [echo], openOffice: gone, inbox: { put: gone, settle: gone, takeLeft: gone, firstSight: gone },
    });
    expect((await away.command('/echo', 'anyone?')).status).toBe(200);
    expect((await away.slack.next('respond'))['text']).toMatch(/cannot reach my records/);
    expect((await away.event({ type: 'member_joined_channel', user: 'U7', channel: 'C7' })).status).toBe(503);
    await away.close();
  });

  test('records that say nothing at all keep nobody waiting for Slack’s receipt', async () => {
    const never = () => new Promise<never>(() => undefined);
    const stuck = await openFrontDesk({ store, commands: [echo], inbox: { put: never, firstSight: never } });
    // The best of three: this machine may be busy with something else for a second, and the bot is not to blame for that.
    const taken: number[] = [];
    while (taken.length < 3 && Math.min(...taken) >= 3_000) {
      const began = performance.now();
      expect((await stuck.post(form({ response_url: stuck.slack.responseUrl }), { key: secret })).status).toBe(200);
      taken.push(performance.now() - began);
      expect(await stuck.slack.next('respond')).toMatchObject({ text: 'You said: hello' });
    }
    expect(Math.min(...taken)).toBeLessThan(3_000);
    await stuck.close();
  });
});
