import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keepOfficeClock } from '../../sandbox/office-clock.js';

/** A bot whose clock stands at `now` and moves as it is told. */
function openOffice(now: string) {
  let shift = Date.parse(now) - Date.now();
  const heard: string[][] = [];
  return {
    heard,
    async ask(_folder: string, argv: readonly string[]) {
      heard.push([...argv]);
      if (argv[1] === 'forward') shift += 86_400_000;
      if (argv[1] === 'to' && argv[2]?.startsWith('2004')) return { exit: 1, out: '', err: 'The clock only goes forward.\n' };
      return { exit: 0, err: '', out: JSON.stringify({ now: new Date(Date.now() + shift).toISOString(), zone: 'Europe/London', local: '' }) };
    },
  };
}

const seconds = (instant: number) => `${Math.floor(instant / 1000)}.000001`;

describe('the office clock in the sandbox', () => {
  test('dates a message by the clock as it stood when the message came', async () => {
    const office = openOffice('2005-10-14T08:00:00Z');
    const clock = keepOfficeClock({ dataDir: '', changed: () => {}, kept: [{ from: 0, shift: -1000 }, { from: 5_000_000, shift: 86_400_000 }], ask: office.ask });
    expect(clock.at(seconds(4_000_000))).toBe(new Date(4_000_999 - 1000).toISOString());
    expect(clock.at(seconds(6_000_000))).toBe(new Date(6_000_999 + 86_400_000).toISOString());
  });

  test('hears the time of the bot, and moves it forward', async () => {
    const office = openOffice('2005-10-14T08:00:00Z');
    const clock = keepOfficeClock({ dataDir: '', changed: () => {}, ask: office.ask });
    expect(clock.shift()).toBeNull();
    expect(await clock.hear()).toBe(true);
    expect(new Date(Date.now() + (clock.shift() ?? 0)).toISOString().slice(0, 10)).toBe('2005-10-14');
    expect(await clock.move({ by: '1 day' })).toEqual({ ok: true });
    expect(new Date(Date.now() + (clock.shift() ?? 0)).toISOString().slice(0, 10)).toBe('2005-10-15');
    expect(await clock.move({ next: 'working morning' })).toEqual({ ok: true });
    expect(office.heard).toContainEqual(['clock', 'forward', '1', 'day']);
    expect(office.heard).toContainEqual(['clock', 'next-working-morning']);
  });

  test('passes on what the bot says when it will not move', async () => {
    const office = openOffice('2005-10-14T08:00:00Z');
    const clock = keepOfficeClock({ dataDir: '', changed: () => {}, ask: office.ask });
    expect(await clock.move({ to: '2004-01-01T09:00' })).toEqual({ ok: false, sentence: 'The clock only goes forward.' });
  });

  test('says that nobody listens when the bot has not started', async () => {
    const clock = keepOfficeClock({ dataDir: mkdtempSync(join(tmpdir(), 'no-bot-')), changed: () => {} });
    expect(await clock.hear()).toBe(false);
    expect(await clock.move({ by: '1 hour' })).toMatchObject({ ok: false });
  });
});
