import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import sql from 'sql-template-tag';
import { checkConfig } from '../../src/cli/check-config.js';
import { carryOut, showHelp, verbs } from '../../src/cli/verbs.js';
import { noDesk } from '../../src/no-desk.js';
import { officeOpener } from '../../src/room.js';
import type { Database } from '../../src/store/database.js';
import { sampleStore } from '../office.js';

let store: Database;
let out: string;
let err: string;
const streams = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  store = await sampleStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  out = '';
  err = '';
  await store.rows(sql`insert into clock (shift) values ('2005-10-14T08:00Z'::timestamptz - clock_timestamp()) on conflict (one) do update set shift = excluded.shift`);
});

function type(line: string, place: 'sandbox' | 'workspace' = 'sandbox'): Promise<number> {
  return carryOut(verbs(() => place === 'sandbox'), line.split(' '), {
    ...streams, store, readFile: () => Promise.reject(new Error('no files here')), writeFile: () => Promise.resolve(),
    openOffice: officeOpener({ store, desk: noDesk, log, wake: () => undefined }),
  });
}

describe('the office’s clock', () => {
  test('is read in words and in figures', async () => {
    expect(await type('clock')).toBe(0);
    expect(out).toBe('Friday 14 October 2005, 09:00\n');
    out = '';
    await type('clock --json');
    expect(JSON.parse(out)).toMatchObject({ zone: 'Europe/London', local: 'Friday 14 October 2005, 09:00', now: expect.stringMatching(/^2005-10-14T08:00:/) });
  });

  test.each([
    ['clock to 2005-11-07T09:30', 'Monday 7 November 2005, 09:30'],
    ['clock to 2005-11-07', 'Monday 7 November 2005, 09:00'],
    ['clock forward 1 day', 'Saturday 15 October 2005, 09:00'],
    ['clock forward 3 hours', 'Friday 14 October 2005, 12:00'],
    ['clock forward 1 week', 'Friday 21 October 2005, 09:00'],
    ['clock forward 17 days', 'Monday 31 October 2005, 09:00'],
    ['clock next-working-morning', 'Monday 17 October 2005, 09:00'],
  ])('%s: %s', async (typed, expected) => {
    expect(await type(typed)).toBe(0);
    expect(out).toBe(`${expected}\n`);
  });

  test('goes on from where it was set', async () => {
    await type('clock to 2005-12-23T17:00');
    out = '';
    await type('clock next-working-morning');
    expect(out).toBe('Wednesday 28 December 2005, 09:00\n');
  });

  test('stands still in a real workspace', async () => {
    expect(await type('clock forward 1 day', 'workspace')).toBe(1);
    expect(err).toBe('The clock can be moved in the sandbox only.\n');
    out = '';
    await type('clock', 'workspace');
    expect(out).toBe('Friday 14 October 2005, 09:00\n');
  });

  test.each(['clock forward', 'clock forward -1 day', 'clock forward 1 fortnight', 'clock to noon', 'clock to 2005-02-30', 'clock to 2005-10-15T25:00', 'clock back 1 day', 'clock forward x days', 'clock forward Infinity days'])('%s is not understood and moves nothing', async (typed) => {
    expect(await type(typed)).toBe(2);
    expect(err).toMatch(/One that works: clock forward 1 day/);
    await type('clock');
    expect(out).toBe('Friday 14 October 2005, 09:00\n');
  });

  test('does not go back once something was sent', async () => {
    await store.rows(sql`
      insert into deliveries (id, kind, subject, destination, due_at, planned_at, sent_at, state)
      values (gen_random_uuid(), 'reminder', 'M-1', '#x', office_now(), office_now(), office_now(), 'sent')`);
    expect(await type('clock to 2005-10-13T09:00')).toBe(1);
    expect(err).toBe('The clock only goes forward: what has been sent cannot be unsent.\n');
    await store.rows(sql`delete from deliveries`);
  });
});

test('help lists everything, and so does anything that is not there', () => {
  const all = verbs(() => true);
  expect(showHelp(all, 'help', streams)).toBe(0);
  for (const name of ['import', 'export', 'clock', 'ask', 'who-knows', 'migrate', 'check-config', 'help']) expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  expect(showHelp(all, 'cloak', streams)).toBe(2);
  expect(err).toContain('There is no “cloak”.\nbin/secretariat can:\n');
});

test('every verb says what it does in one line', () => {
  for (const { name, usage, summary } of verbs(() => true)) {
    expect(usage.startsWith(name), name).toBe(true);
    expect(summary, name).toMatch(/^\S.{5,110}$/);
  }
});

test('checking the settings tells what would be used, and no secret', () => {
  const env = { SLACK_BOT_TOKEN: 'xoxb-hidden', SLACK_APP_TOKEN: 'xapp-hidden', DATABASE_URL: 'postgres://me:hidden@host/db' };
  expect(checkConfig(env, streams)).toBe(0);
  expect(out).toMatch(/good[\s\S]*Socket Mode[\s\S]*Postgres server[\s\S]*Redis of its own/);
  expect(out).not.toContain('hidden');
  expect(checkConfig({ ...env, PORT: 'eighty' }, streams)).toBe(1);
  expect(err).toMatch(/PORT: expected a port/);
});
