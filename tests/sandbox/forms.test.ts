import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { close, openHome, submit } from '../../sandbox/forms.js';
import { openSandbox, type TestSandbox } from './open-sandbox.js';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox({ patienceMs: 500 });
});
afterEach(() => sandbox.close());

const form = (callback: string) => ({
  type: 'modal', callback_id: callback, private_metadata: '{"id":"A1"}', notify_on_close: true,
  title: { type: 'plain_text', text: callback }, submit: { type: 'plain_text', text: 'Send' },
  blocks: [{ type: 'input', block_id: 'title', label: { type: 'plain_text', text: 'Title' }, element: { type: 'plain_text_input', action_id: 'value' } }],
});

/** Types /announce; the bot opens a form with its trigger. Answers the form's id. */
async function opened(): Promise<string> {
  sandbox.bot.react = async ({ body }) => {
    if (body['command']) await sandbox.asBot('views.open', { trigger_id: body['trigger_id'], view: form('write') });
    return undefined;
  };
  await sandbox.say('U0CHAIR', 'C0NSG', '/announce');
  return String(forms()[0]?.['id']);
}

const forms = () => sandbox.look('U0CHAIR', 'C0NSG').forms;
const named = () => forms().map((view) => view['callback_id']);
const send = (id: string, title = 'Funding') => submit(sandbox.workspace.floor, 'U0CHAIR', id, { title: { value: { type: 'plain_text_input', value: title } } });

describe('a form in the sandbox', () => {
  test('opens before the person who asked and nobody else', async () => {
    await opened();
    expect(named()).toEqual(['write']);
    expect(sandbox.look('U0SEC', 'C0NSG').forms).toEqual([]);
  });

  test('is sent with its values and what the bot hid in it, and closes on an empty answer', async () => {
    await send(await opened());
    expect(sandbox.bot.received.at(-1)?.body).toMatchObject({
      type: 'view_submission', user: { id: 'U0CHAIR' },
      view: { callback_id: 'write', private_metadata: '{"id":"A1"}', state: { values: { title: { value: { value: 'Funding' } } } } },
    });
    expect(named()).toEqual([]);
  });

  test('stays open with its faults beside the fields', async () => {
    const id = await opened();
    sandbox.bot.react = () => ({ json: { response_action: 'errors', errors: { title: 'That title is taken.' } } });
    expect(await send(id)).toEqual({ errors: { title: 'That title is taken.' } });
    expect(named()).toEqual(['write']);
  });

  test('is updated in place', async () => {
    const id = await opened();
    sandbox.bot.react = () => ({ json: { response_action: 'update', view: form('check') } });
    expect(await send(id)).toEqual({});
    expect(forms()).toMatchObject([{ id, callback_id: 'check' }]);
  });

  test('has another pushed on top of it; closing that one comes back to it, clearing closes both', async () => {
    const id = await opened();
    sandbox.bot.react = () => ({ json: { response_action: 'push', view: form('more') } });
    await send(id);
    expect(named()).toEqual(['write', 'more']);
    await close(sandbox.workspace.floor, 'U0CHAIR', String(forms()[1]?.['id']), 'this');
    expect(named()).toEqual(['write']);
    await send(id);
    sandbox.bot.react = () => ({ json: { response_action: 'clear' } });
    await send(String(forms()[1]?.['id']));
    expect(named()).toEqual([]);
  });

  test('tells the bot when it is closed unsent', async () => {
    await close(sandbox.workspace.floor, 'U0CHAIR', await opened(), 'all');
    expect(sandbox.bot.received.at(-1)?.body).toMatchObject({ type: 'view_closed', is_cleared: false, view: { callback_id: 'write' } });
    expect(named()).toEqual([]);
  });

  test('stays open with a sentence when the bot does not answer in time', async () => {
    const id = await opened();
    sandbox.bot.react = () => ({ afterMs: 900 });
    expect((await send(id)).trouble).toContain('did not answer in time');
    expect(named()).toEqual(['write']);
  });

  test('cannot be sent by somebody else', async () => {
    const id = await opened();
    await expect(submit(sandbox.workspace.floor, 'U0SEC', id, {})).rejects.toThrow('no longer open');
  });
});

test('the App Home is published to the one who opens it', async () => {
  sandbox.bot.react = ({ body }) => {
    if (body['event']?.type === 'app_home_opened') {
      void sandbox.asBot('views.publish', { user_id: body['event'].user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    }
    return undefined;
  };
  const published = new Promise<void>((resolve) => sandbox.workspace.watch(() => sandbox.look('U0CHAIR', '').home && resolve()));
  await openHome(sandbox.workspace.floor, 'U0CHAIR');
  await published;
  expect(sandbox.look('U0CHAIR', '').home).toMatchObject({ type: 'home', blocks: [{ type: 'divider' }] });
  expect(sandbox.look('U0SEC', '').home).toBeNull();
});
