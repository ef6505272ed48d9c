import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { importProgramme } from '../../src/store/import.js';
import { exportProgramme } from '../../src/store/export.js';
import type { Database } from '../../src/store/database.js';
import { samplePath, testStore } from '../office.js';

const sample = await readFile(samplePath, 'utf8');
let store: Database;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const mistaken = (was: string, is: string) => sample.replace(was, is);

test.each([
  ['before: [{days: 28}, {days: 14}', 'before: [{days: 28}, {days: 28}', 'reminders[0].before[1].days', '28 is here twice'],
  ['kinds: [return] ', 'kinds: [publication] ', 'reminders[2].kinds[0]', '"publication" has a policy already'],
  ['tell: [owner, deputy, chair]', 'tell: [owner, minister]', 'reminders[2].on_the_day', 'expected none, or tell with any of owner, deputy, channel, chair'],
  ['at: "09:00"', 'at: "06:00"', 'reminders[0].at', 'expected a time from 08:00 to 17:59, for nobody is written to outside of these'],
  ['every_working_days: 5', 'every_working_day: 5', 'reminders[0].after.every_working_day', 'is not a key this place knows'],
  ['slack: U0SEC,', 'slack: U0SEC, away: [{from: "2005-12-24", to: "2005-12-20"}],', 'people[6].away[0].to', 'ends (2005-12-20) before it begins (2005-12-24)'],
])('a mistake in a policy is named with its line and path: %s', async (was, is, path, what) => {
  const text = mistaken(was, is);
  const lines = text.split('\n');
  // A kind named twice is faulted where it is named again, on the line of the second policy.
  const line = lines.findLastIndex((one) => one.includes(is.trim())) + 1;
  const read = await importProgramme(store, text);
  expect(read.kind === 'mistakes' && read.mistakes.filter((mistake) => mistake.path === path)).toEqual([{ line, path, what: expect.stringContaining(what) }]);
});

test('policies and days away come back out as they went in, and importing them again changes nothing', async () => {
  const text = mistaken('slack: U0FACSW,', 'slack: U0FACSW, away: [{from: "2005-12-24", to: "2006-01-03"}],');
  expect(await importProgramme(store, text)).toMatchObject({ kind: 'imported' });
  const out = await exportProgramme(store);
  expect(out?.['reminders']).toMatchObject([{ at: '09:00' }, { kinds: ['return'] }, { kinds: ['publication'], on_the_day: { tell: ['owner', 'deputy', 'chair'] } }]);
  expect(stringify(out)).toContain('away:');
  expect(await importProgramme(store, stringify(out))).toMatchObject({ added: 0, changed: 0 });
  await store.rows(sql`update absences set withdrawn_at = now()`);
  expect(stringify(await exportProgramme(store))).not.toContain('away:');
});
