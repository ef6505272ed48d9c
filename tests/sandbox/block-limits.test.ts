import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { faultsOfBlocks, faultsOfView } from '../../sandbox/block-limits.js';
import { openSandbox, type TestSandbox } from './open-sandbox.js';

const section = (text: string, more: object = {}) => ({ type: 'section', text: { type: 'mrkdwn', text }, ...more });
const plain = (text: string) => ({ type: 'plain_text', text });

describe('blocks that Slack would turn away', () => {
  test.each([
    ['too many', Array(51).fill({ type: 'divider' }), 'no more than 50'],
    ['a text too long', [section('x'.repeat(3001))], 'no more than 3000'],
    ['an empty text', [section('')], 'at least 1 character'],
    ['a section of nothing', [{ type: 'section' }], 'needs text or fields'],
    ['the same block_id twice', [section('a', { block_id: 'x' }), section('b', { block_id: 'x' })], 'already exists'],
    ['the same action_id twice', [{ type: 'actions', elements: [1, 2].map(() => ({ type: 'button', action_id: 'a', text: plain('A') })) }], 'action_id already exists'],
    ['a button of marked-up words', [{ type: 'actions', elements: [{ type: 'button', text: { type: 'mrkdwn', text: 'A' } }] }], 'must be plain_text'],
    ['a button with long words', [section('a', { accessory: { type: 'button', text: plain('x'.repeat(76)) } })], 'no more than 75'],
    ['too many choices', [section('a', { accessory: { type: 'overflow', options: Array(6).fill({ text: plain('A'), value: 'a' }) } })], '1 to 5 options'],
    ['a beginning that is no choice', [section('a', { accessory: { type: 'static_select', options: [{ text: plain('A'), value: 'a' }], initial_option: { text: plain('B'), value: 'b' } } })], 'not among'],
    ['something unknown', [{ type: 'carousel' }], 'unsupported type'],
    ['no list', 'blocks', 'must be a list'],
  ])('%s', (_, blocks, fault) => {
    expect(faultsOfBlocks(blocks, 'message')).toEqual([expect.stringContaining(fault)]);
  });

  test('in a form: a long title, and a question with no way to send the answer', () => {
    const input = { type: 'input', label: plain('Title'), element: { type: 'plain_text_input', action_id: 'a' } };
    expect(faultsOfView({ type: 'modal', title: plain('x'.repeat(25)), submit: plain('Send'), blocks: [input] })).toHaveLength(1);
    expect(faultsOfView({ type: 'modal', title: plain('Title'), blocks: [input] })).toEqual([expect.stringContaining('submit is required')]);
    expect(faultsOfView({ type: 'modal', title: plain('Title'), submit: plain('Send'), blocks: [input] })).toEqual([]);
  });
});

describe('the workspace', () => {
  let sandbox: TestSandbox;
  beforeEach(async () => {
    sandbox = await openSandbox();
  });
  afterEach(() => sandbox.close());

  test('turns away what Slack would, and takes the rest', async () => {
    const post = (blocks: unknown) => sandbox.asBot('chat.postMessage', { channel: 'C0NSG', text: 'x', blocks });
    expect(await post([section('x'.repeat(3001))])).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(await post([section('fine')])).toMatchObject({ ok: true });
    expect(await sandbox.asBot('views.publish', { user_id: 'U0CHAIR', view: { type: 'home', blocks: [section('')] } })).toMatchObject({ ok: false, error: 'invalid_arguments' });
    const posted = await sandbox.asBot('chat.postMessage', { channel: 'C0NSG', text: 'x' });
    expect(await sandbox.asBot('chat.update', { channel: 'C0NSG', ts: posted['ts'], text: 'x'.repeat(4001) })).toMatchObject({ error: 'msg_too_long' });
  });
});
