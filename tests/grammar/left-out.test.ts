import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProgrammeFile } from '../../src/grammar/programme-file/read.js';
import type { Database } from '../../src/store/database.js';
import { exportProgramme } from '../../src/store/export.js';
import { importProgramme } from '../../src/store/import.js';
import { importLeftOut } from '../../src/wording/programme-file.js';
import { testStore } from '../office.js';

const head = 'programme: {id: X, name: Orchards, national_body: {id: OB, name: Orchards Board}}\ncalendar: {timezone: Europe/London}\npartnerships: [{id: A, name: Apple, members: [Kent]}]\n';
const duties = 'duties: [secretariat, chair, approves, facilitator, finance]';

function said(text: string): string[] {
  const read = readProgrammeFile(head + text);
  return read.kind === 'read' ? read.leftOut.map(({ line, path, what }) => `${line} ${path}: ${what}`) : read.mistakes.map(({ line, path, what }) => `mistake ${line} ${path}: ${what}`);
}

describe('what is sound in a file and does nothing', () => {
  test('is nothing in the sample', () => {
    expect(readProgrammeFile(readFileSync('sample/sen-rp.yaml', 'utf8'))).toMatchObject({ kind: 'read', leftOut: [] });
  });

  test('is each duty that nobody has, named with what does not happen', () => {
    const found = said('roles:\n  - {id: R, title: Grower}\n');
    expect(found).toHaveLength(5);
    expect(found.join('\n')).toMatch(/5 roles: no role has the duty "secretariat": nobody keeps the register/);
    expect(found.join('\n')).toContain('duties: [approves]');
    expect(said(`roles:\n  - {id: R, title: Grower, ${duties}}\n`)).toEqual([]);
  });

  test.each([
    ['a channel of an audience that is not there', 'channels: [{name: "#trees", audience: pickers}]', 'channels[0].audience: there is no audience "pickers"'],
    ['somebody told whom nobody knows', 'decisions: [{id: D, title: d, decision_owner: R}]\ntold_log: [{item: D, audience: growers and the board, when: {d: "2020-01-01", p: day}}]', 'told_log[0].audience: "growers" and "the board" is no audience'],
    ['a seat without a role', 'terms_of_reference: {members: [R, "one ZED per orchard"]}', 'terms_of_reference.members[1]: "one ZED per orchard" names no role'],
    ['an action that is nobody’s', 'actions: [{id: T, raised_at: M, title: t, owner: ZED (all), due: "2020-01-01"}]', `actions[0].owner: "ZED (all)" names no role`],
    ['amounts of a year without a line', 'funding: {allocations_2019_20: {A: 5}}', 'funding.allocations_2019_20: 2019-20 has no line'],
    ['a figure of the evaluation that no answer reads', 'evaluation_design: {focus_groups: 4}', 'evaluation_design.focus_groups: is kept and exported'],
  ])('is %s', (_what, section, message) => {
    const found = said(`roles: [{id: R, title: Grower, ${duties}}]\n${section}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^[5-7] /);
    expect(found[0]).toContain(message);
  });

  test('is said line by line under the file’s name, and nothing where there is nothing', () => {
    expect(importLeftOut('x.yaml', [{ line: 3, path: 'roles', what: 'nobody' }])).toBe('x.yaml:3: roles: nobody\nIt is loaded. This one thing in it you may want to look at.\n');
    expect(importLeftOut('x.yaml', [])).toBe('');
  });

  test('is no key that is not known: that is a mistake, wherever it stands, and nothing is loaded', () => {
    for (const [section, path] of [
      ['roles: [{id: R, title: Grower, duty: chair}]', 'roles[0].duty'], ['roles: [{id: R, title: Grower, duties: [boss]}]', 'roles[0].duties[0]'], ['words: {network: grove}\nroles: [{id: R, title: Grower}]', 'words.network'],
      ['roles: [{id: R, title: Grower}]\nfunding: {audiences: [nobodies]}', 'funding.audiences[0]'], ['roles: [{id: R, title: Grower}]\naudiences: [{id: z, name: z, is: crowd}]', 'audiences[0].is'], ['sectoin: 1\nroles: [{id: R, title: Grower}]', 'sectoin'],
    ] as const) expect(said(`${section}\n`).filter((one) => one.startsWith('mistake')).join(), section).toContain(` ${path}: `);
  });
});

describe('what a file says of its own words and duties', () => {
  let store: Database;
  beforeAll(async () => {
    store = await testStore();
  });
  afterAll(() => store.close());

  test('is kept, and an export has it again', async () => {
    const file = `${head}words: {partnership: grove, group: the table}\nroles: [{id: R, title: Grower, ${duties}}]\naudiences: [{id: table, name: the table, is: group, roles: [R]}]\nfunding: {audiences: [table, partnerships], lines: [{year: "2019-20", total_gbp: 5, status: confirmed}]}\n`;
    expect(await importProgramme(store, file)).toMatchObject({ kind: 'imported', leftOut: [] });
    const again = stringify(await exportProgramme(store));
    expect(again).toMatch(/partnership: grove/);
    expect(again).toMatch(/is: group/);
    expect(await importProgramme(store, again)).toMatchObject({ added: 0, changed: 0 });
  });
});
