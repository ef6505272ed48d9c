import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { servePage, type PageServer } from '../../sandbox/page-server.js';
import type { Received } from '../sandbox/fake-bot.js';
import { openSandbox, type TestSandbox } from '../sandbox/open-sandbox.js';
import { openBrowser, openPage, type SandboxPage } from './page.js';

const FOLDER = new URL('../../sandbox/page', import.meta.url).pathname;
let browser: Browser;
let sandbox: TestSandbox;
let server: PageServer;
let person: SandboxPage;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  sandbox = await openSandbox({ patienceMs: 800 });
  server = await servePage(sandbox.workspace, FOLDER, 0, () => true);
  person = await openPage(browser, server.url);
});
afterEach(async () => {
  await person.close();
  await server.close();
  await sandbox.close();
});

const plain = (text: string) => ({ type: 'plain_text', text });
const button = (text: string, action: string, more: object = {}) => ({ type: 'button', text: plain(text), action_id: action, value: 'M1', ...more });
const answering = (answer: (body: Received['body']) => object | undefined) => {
  sandbox.bot.react = ({ body }) => {
    const json = answer(body);
    return json ? { json } : {};
  };
};

describe('what the bot writes', () => {
  test('is shown as Slack shows it, and what looks like markup stays text', async () => {
    answering(() => ({
      text: '*bold* _slanted_ ~struck~ `code` <https://example.org|a link> <@U0ADV> <#C0NSG>\n&gt; quoted\n&lt;!channel&gt; &lt;b&gt;x&lt;/b&gt; :red_circle: 2*3*4',
    }));
    await person.say('/partnership');
    const message = await person.message('bold');
    expect(await message.locator('strong', { hasText: /^bold$/ }).count()).toBe(1);
    expect(await message.locator('em').textContent()).toBe('slanted');
    expect(await message.locator('s').textContent()).toBe('struck');
    expect(await message.locator('.words code').textContent()).toBe('code');
    expect(await message.locator('a').getAttribute('href')).toBe('https://example.org');
    expect(await message.locator('.mention').allTextContents()).toEqual(['@National Adviser', '#sen-rp-nsg']);
    expect(await message.locator('blockquote').textContent()).toBe('quoted');
    expect(await message.locator('.dot.red').count()).toBe(1);
    expect(await message.textContent()).toContain('<!channel> <b>x</b>');
    expect(await message.textContent()).toContain('2*3*4');
    expect(await message.textContent()).toContain('Only visible to you');
  });

  test('in blocks has its fields, menus and buttons, and asks before a press that wants it', async () => {
    const blocks = [
      { type: 'header', text: plain('East Midlands') },
      { type: 'section', text: { type: 'mrkdwn', text: 'Schedule *amber*' }, fields: [{ type: 'mrkdwn', text: '*Owner*' }, { type: 'mrkdwn', text: '*Next*' }] },
      { type: 'divider' },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'as of <!date^1129276800^{date} {time}|then>' }] },
      { type: 'actions', block_id: 'do', elements: [
        button('Done', 'done', { style: 'primary' }),
        button('Cancel it', 'cancel', { confirm: { title: plain('Cancel it?'), text: plain('The owner is told.'), confirm: plain('Cancel it'), deny: plain('Keep it') } }),
        { type: 'static_select', action_id: 'later', placeholder: plain('Later'), options: [{ text: plain('Tomorrow'), value: '1' }] },
      ] },
    ];
    answering((body) => (body['command'] ? { text: 'East Midlands', blocks } : undefined));
    await person.say('/partnership East Midlands');
    const message = await person.message('Schedule');
    expect(await message.locator('h3').textContent()).toBe('East Midlands');
    expect(await message.locator('.fields > div').allTextContents()).toEqual(['Owner', 'Next']);
    expect(await message.locator('.context').textContent()).toContain('14 October 2005 09:00');
    await person.press(message, 'Cancel it');
    await person.press(await person.form('Cancel it?'), 'Keep it');
    await person.press(message, 'Cancel it');
    await person.press(await person.form('Cancel it?'), 'Cancel it');
    await message.getByRole('combobox').selectOption({ label: 'Tomorrow' });
    await sandbox.bot.await(({ body }) => body['actions']?.[0]?.action_id === 'later');
    expect(sandbox.bot.received.flatMap(({ body }) => body['actions'] ?? []).map((action) => [action.action_id, action.value ?? action.selected_option?.value]))
      .toEqual([['cancel', 'M1'], ['later', '1']]);
  });

  test('comes without a reload, and is edited in place', async () => {
    await person.become('Facilitator, East Midlands');
    const channel = await sandbox.direct('U0FACEM');
    const posted = await sandbox.asBot('chat.postMessage', { channel, text: 'EM-2 is due tomorrow' });
    await person.open('Secretariat');
    await person.message('due tomorrow');
    await sandbox.asBot('chat.update', { channel, ts: posted['ts'], text: 'EM-2 is done' });
    expect(await (await person.message('EM-2 is done')).textContent()).toContain('(edited)');
  });

  test('to somebody else is told in the corner, and one can become that person', async () => {
    await sandbox.asBot('chat.postMessage', { channel: await sandbox.direct('U0FACYH'), text: 'Your return is due' });
    const news = person.page.locator('.toast', { hasText: 'Facilitator, Yorkshire and the Humber' });
    await news.getByRole('button', { name: 'Read it' }).click();
    await person.message('Your return is due');
  });
});

describe('the box one types in', () => {
  test('completes commands by the keyboard', async () => {
    expect(await person.offers('/')).toEqual(['/partnership', '/announce']);
    expect(await person.offers('/par')).toEqual(['/partnership']);
    const box = person.page.locator('.middle textarea');
    await box.pressSequentially('/an');
    await box.press('Enter');
    expect(await box.inputValue()).toBe('/announce ');
  });

  test('mentions Secretariat in a channel, and its reply in a thread can be read beside', async () => {
    sandbox.bot.react = ({ body }) => {
      const { event } = body;
      if (event?.type === 'app_mention') void sandbox.asBot('chat.postMessage', { channel: event.channel, thread_ts: event.ts, text: 'At your service' });
      return undefined;
    };
    await person.open('sen-rp-nsg');
    const box = person.page.locator('.middle textarea');
    await box.pressSequentially('@sec');
    await box.press('Tab');
    expect(await box.inputValue()).toBe('@secretariat ');
    await box.pressSequentially('good morning');
    await box.press('Enter');
    await person.page.getByRole('button', { name: '1 reply' }).click();
    await person.page.locator('.thread .message', { hasText: 'At your service' }).waitFor();
  });

  test('is kept to what the person may see', async () => {
    await person.become('Journalist');
    expect(await person.page.locator('.entry .name').allTextContents()).toEqual(['Secretariat', 'sen-rp-shared']);
  });
});

describe('a form', () => {
  const input = (id: string, label: string, element: object, more: object = {}) => ({ type: 'input', block_id: id, label: plain(label), element: { action_id: 'value', ...element }, ...more });
  const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
  const view = {
    type: 'modal', callback_id: 'announce:write', title: plain('Announcement'), submit: plain('Preview'),
    blocks: [
      input('kind', 'Kind', { type: 'static_select', options: [option('Decision'), option('Notice')] }),
      input('title', 'Title', { type: 'plain_text_input' }),
      input('audiences', 'Audiences', { type: 'multi_static_select', options: [option('Members'), option('Facilitators')] }),
      input('when', 'When', { type: 'radio_buttons', options: [option('Now'), option('Later')] }),
      input('day', 'Day', { type: 'datepicker' }, { optional: true }),
    ],
  };

  test('is filled, sent back with faults, mended, and replaced by its preview', async () => {
    sandbox.bot.react = async ({ body }) => {
      if (body['command']) {
        await sandbox.asBot('views.open', { trigger_id: body['trigger_id'], view });
        return undefined;
      }
      const values = body['view'].state.values;
      if (values.title?.value.value === 'Taken') return { json: { response_action: 'errors', errors: { title: 'That title is taken.' } } };
      if (body['view'].callback_id !== 'announce:write') return undefined;
      const preview = { type: 'modal', callback_id: 'announce:confirm', title: plain('Check it'), submit: plain('Send'), blocks: [{ type: 'section', text: plain(values.title.value.value) }] };
      return { json: { response_action: 'update', view: preview } };
    };
    await person.say('/announce');
    const form = await person.form('Announcement');
    await person.send(form);
    expect(await form.locator('.fault:visible').allTextContents()).toEqual(Array(4).fill('Please complete this required field.'));
    await person.fill(form, 'Kind', 'Decision');
    await person.fill(form, 'Title', 'Taken');
    await person.fill(form, 'Audiences', ['Members', 'Facilitators']);
    await person.fill(form, 'When', 'Now');
    await person.fill(form, 'Day', '2005-11-22');
    await person.send(form);
    await form.getByText('That title is taken.').waitFor();
    await person.fill(form, 'Title', 'Funding');
    await person.send(form);
    const preview = await person.form('Check it');
    expect(await preview.textContent()).toContain('Funding');
    const sent = sandbox.bot.received.findLast(({ body }) => body['type'] === 'view_submission')?.body['view'].state.values;
    expect(sent).toMatchObject({
      kind: { value: { selected_option: { value: 'decision' } } }, audiences: { value: { selected_options: [{ value: 'members' }, { value: 'facilitators' }] } },
      when: { value: { selected_option: { value: 'now' } } }, day: { value: { selected_date: '2005-11-22' } },
    });
    await person.send(preview);
    await preview.waitFor({ state: 'detached' });
  });

  test('closes with Escape, and the App Home shows what is published to this person', async () => {
    sandbox.bot.react = async ({ body }) => {
      if (body['command']) await sandbox.asBot('views.open', { trigger_id: body['trigger_id'], view });
      if (body['event']?.type === 'app_home_opened') {
        const home = { type: 'home', blocks: [{ type: 'header', text: plain('Yours to see through') }] };
        await sandbox.asBot('views.publish', { user_id: body['event'].user, view: home });
      }
      return undefined;
    };
    await person.say('/announce');
    const form = await person.form('Announcement');
    await person.page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await person.openHome();
    expect(await person.page.locator('.home h3').textContent()).toBe('Yours to see through');
  });
});
