import { expect, test } from 'vitest';
import type { Command } from '../../src/command.js';
import { keepTurns } from '../../src/slack/turns.js';
import { testStore } from '../office.js';
import { openFrontDesk, pressOf } from './front-desk.js';

function turns() {
  let now = 0;
  return { take: keepTurns(() => now), pass: (seconds: number) => { now += seconds * 1000; } };
}

test('one person has ten turns in a minute, and then one as soon as the first of them is a minute old', () => {
  const { take, pass } = turns();
  for (let n = 0; n < 10; n += 1) {
    expect(take('U1')).toBeNull();
    pass(2);
  }
  expect(take('U1')).toBe(40);
  expect(take('U2')).toBeNull();
  pass(40);
  expect(take('U1')).toBeNull();
  expect(take('U1')).toBe(2);
});

test('however evenly they come, one person has a hundred turns in an hour', () => {
  const { take, pass } = turns();
  let [had, longest] = [0, 0];
  for (let n = 0; n < 360; n += 1) {
    const wait = take('U1');
    if (wait === null) had += 1;
    else longest = Math.max(longest, wait);
    pass(10);
  }
  expect(had).toBe(100);
  expect(longest).toBeGreaterThan(2_000);
  expect(take('U1')).toBeNull();
});

test('whoever is refused a turn is not set back further by asking', () => {
  const { take, pass } = turns();
  for (let n = 0; n < 10; n += 1) take('U1');
  for (let n = 0; n < 59; n += 1) {
    expect(take('U1')).toBe(60 - n);
    pass(1);
  }
  pass(1);
  expect(take('U1')).toBeNull();
});

test('a flood of commands is told when to come again and changes nothing more, and buttons go on working', async () => {
  const store = await testStore();
  const done: string[] = [];
  const write: Command = {
    name: '/write', summary: '', usage: '',
    async run(_office, { text }) { done.push(text); return { text: `Wrote ${text}` }; },
    buttons: { 'write:press': async (_office, { value }) => { done.push(value); return { text: `Pressed ${value}` }; } },
  };
  const desk = await openFrontDesk({ store, commands: [write], takeTurn: keepTurns(() => performance.now()) });
  for (let n = 1; n <= 12; n += 1) expect((await desk.command('/write', String(n))).status).toBe(200);
  expect((await desk.press(pressOf('write:press', 'approve', { response_url: desk.slack.responseUrl }))).status).toBe(200);
  await desk.command('/write', 'of another', { user_id: 'U2' });
  const answers = await Promise.all(Array.from({ length: 14 }, async () => (await desk.slack.next('respond'))['text']));
  expect(done).toEqual([...Array.from({ length: 10 }, (_, n) => String(n + 1)), 'approve', 'of another']);
  expect(answers.filter((text) => /a lot at once.*nothing was recorded; please send it again in \d+ seconds/.test(String(text)))).toHaveLength(2);
  await desk.close();
  await store.close();
});
