import { readFile } from 'node:fs/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { importProgramme } from '../../src/store/import.js';
import { exportProgramme } from '../../src/store/export.js';
import type { Database } from '../../src/store/database.js';
import { samplePath, sampleStore, testStore } from '../office.js';

const sample = await readFile(samplePath, 'utf8');

/** Null and left out mean the same in a programme file. */
function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== null).map(([key, v]) => [key, settled(v)]).sort());
}

describe.each(['pglite', 'postgres'] as const)('on %s', (engine) => {
  let store: Database;
  beforeAll(async () => {
    store = await sampleStore(engine);
  });
  afterAll(() => store.close());

  test('the same file twice changes nothing', async () => {
    expect(await importProgramme(store, sample)).toMatchObject({ kind: 'imported', added: 0, changed: 0 });
  });

  test('an export holds all that the file held', async () => {
    expect(settled(await exportProgramme(store))).toEqual(settled(parse(sample)));
  });

  test('importing an export changes nothing, and exporting again gives the same file', async () => {
    const first = stringify(await exportProgramme(store));
    expect(await importProgramme(store, first)).toMatchObject({ added: 0, changed: 0 });
    expect(stringify(await exportProgramme(store))).toBe(first);
  });
});

describe('a file with mistakes', () => {
  let store: Database;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  const mistaken = sample
    .replace('{id: M-E4, title: Final-year case-study regions agreed, baseline: {d: "2005-04-29"', '{id: M-E4, title: Final-year case-study regions agreed, baseline: {d: "2005-02-29"')
    .replace('decision_owner: SRO', 'decision_owner: SR0')
    .replace('host_authority: Merton', 'host_autority: Merton');

  test('changes nothing', async () => {
    await importProgramme(store, mistaken);
    expect(await exportProgramme(store)).toBeNull();
  });

  test('has every mistake of shape listed with its line and path', async () => {
    const read = await importProgramme(store, mistaken);
    const lineOf = (words: string) => mistaken.split('\n').findIndex((line) => line.includes(words)) + 1;
    expect(read).toEqual({
      kind: 'mistakes',
      mistakes: [
        { line: lineOf('host_autority'), path: 'partnerships[2].host_autority', what: 'is not a key this place knows' },
        { line: lineOf('2005-02-29'), path: 'milestones[9].baseline.d', what: '"2005-02-29" is not a date that exists' },
      ],
    });
  });

  test('has every reference to nothing listed with its line', async () => {
    const dangling = sample.replace('decision_owner: SRO', 'decision_owner: SR0').replace('contingent_on: DEC-2005-01, baseline: {d: "2006-05-31", p: day}, owner: ADV', 'contingent_on: DEC-2005-09, baseline: {d: "2006-05-31", p: day}, owner: ADV');
    const read = await importProgramme(store, dangling);
    expect(read.kind === 'mistakes' && read.mistakes.map(({ path, what }) => `${path}: ${what}`)).toEqual([
      'decisions[3].decision_owner: there is no role "SR0" in this file',
      'milestones[4].contingent_on: there is no decision "DEC-2005-09" in this file',
    ]);
  });

  test('has an interval listed that comes after no decision, or says two things, and a forecast that follows none on record', async () => {
    const wrong = sample.replace('pilot projects running, baseline', 'pilot projects running, after: {weeks: 2}, baseline')
      .replace('reason: remit wording not settled}', 'reason: remit wording not settled, follows: DEC-2005-09}');
    const read = await importProgramme(store, wrong);
    expect(read.kind === 'mistakes' && read.mistakes.map(({ path, what }) => `${path}: ${what}`)).toEqual([
      'milestones[0].after: needs the decision it comes after, in `contingent_on`',
      'milestones[3].forecast_history[0].follows: there is no decision "DEC-2005-09" in this file',
    ]);
    const two = await importProgramme(store, sample.replace('2006-08 issued, contingent_on: DEC-2005-01,', '2006-08 issued, contingent_on: DEC-2005-01, after: {weeks: 2, days: 3},'));
    expect(two.kind === 'mistakes' && two.mistakes.map(({ path, what }) => `${path}: ${what}`)).toEqual(['milestones[3].after: expected one of `days`, `working_days`, `weeks` and `months`']);
  });

  test('has a channel listed that is bound to a share of no audience or of no partnership', async () => {
    const bound = (audience: string) => sample.replace('name: "#sen-rp-shared", audience: public', `name: "#sen-rp-shared", audience: "${audience}"`);
    for (const audience of ['facilitators:ZZ', 'faciltators:SW', 'public:SW', 'partnership:ZZ']) {
      const read = await importProgramme(store, bound(audience));
      expect(read.kind === 'mistakes' && read.mistakes.map(({ path }) => path)).toEqual(['channels[4].audience']);
    }
    for (const audience of ['facilitators:SW', 'partnership:SW', 'all-partners:SW']) {
      const well = await testStore();
      expect((await importProgramme(well, bound(audience))).kind).toBe('imported');
      await well.close();
    }
  });

  test('has a commitment that waits on no decision listed with its line and path', async () => {
    const dangling = sample.replace('weeks: 12, waits_on: DEC-2005-01', 'weeks: 12, waits_on: DEC-2005-09').replace('terms: 1, waits_on: DEC-2005-01', 'terms: 1, waits_on: NSG-07');
    const lineOf = (words: string) => dangling.split('\n').findIndex((line) => line.includes(words)) + 1;
    expect(await importProgramme(store, dangling)).toEqual({
      kind: 'mistakes',
      mistakes: [
        { line: lineOf('waits_on: DEC-2005-09'), path: 'partnerships[0].commitments[0].waits_on', what: 'there is no decision "DEC-2005-09" in this file' },
        { line: lineOf('waits_on: NSG-07'), path: expect.stringMatching(/^partnerships\[\d+\]\.commitments\[0\]\.waits_on$/), what: 'there is no decision "NSG-07" in this file' },
      ],
    });
    expect(await exportProgramme(store)).toBeNull();
  });

  test('that is not YAML is refused with the line', async () => {
    const read = await importProgramme(store, 'programme:\n  id: X\n  name: "no end');
    expect(read).toMatchObject({ kind: 'mistakes', mistakes: [{ line: 3, path: '' }] });
  });
});

test('a baseline that is on record is not changed by loading another file; one that has none is given its first', async () => {
  const store = await sampleStore('pglite', sample.replace('{id: M-SW1, partnership: SW, title: Benchmarking data set version 2, baseline: {d: "2005-11-25", p: day},', '{id: M-SW1, partnership: SW, title: Benchmarking data set version 2,'));
  const first = () => store.rows<{ d: string }>(sql`select baseline->>'d' as d from milestones where id = 'M-SW1'`);
  expect(await importProgramme(store, sample)).toMatchObject({ kind: 'imported' });
  expect(await first()).toEqual([{ d: '2005-11-25' }]);
  const moved = sample.replace('Benchmarking data set version 2, baseline: {d: "2005-11-25", p: day}', 'Benchmarking data set version 2, baseline: {d: "2005-12-16", p: day}');
  const lineOf = moved.split('\n').findIndex((line) => line.includes('id: M-SW1,')) + 1;
  expect(await importProgramme(store, moved)).toEqual({ kind: 'mistakes', mistakes: [{ line: lineOf, path: expect.stringMatching(/^milestones\[\d+\]\.baseline$/), what: 'is 2005-11-25 on record; what was agreed changes by a decision: put the new date under `rebaselined`, or say /milestone rebaseline M-SW1' }] });
  expect(await first()).toEqual([{ d: '2005-11-25' }]);
  // By a decision, in the file as by the command.
  expect(await importProgramme(store, sample.replace('Benchmarking data set version 2, baseline: {d: "2005-11-25", p: day},', 'Benchmarking data set version 2, baseline: {d: "2005-11-25", p: day}, rebaselined: [{given_on: "2005-10-13", baseline: {d: "2005-12-16", p: day}, decision: DEC-2005-03}],'))).toMatchObject({ kind: 'imported' });
  await store.close();
});

test('another programme is not poured into a store that holds one', async () => {
  const store = await sampleStore();
  const other = sample.replace('id: SENRP', 'id: OTHER');
  expect(await importProgramme(store, other)).toMatchObject({ kind: 'mistakes', mistakes: [{ path: 'programme.id' }] });
  await store.close();
});
