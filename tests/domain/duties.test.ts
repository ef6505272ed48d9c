import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { dutiesOf, missingDuties, type DescribedRole, type GroupTerms } from '../../src/domain/duties.js';

const none: GroupTerms = { members: [], inAttendance: [], quorumOf: [] };
const of = (roles: readonly DescribedRole[], terms: Partial<GroupTerms> = {}) => Object.fromEntries(dutiesOf(roles, { ...none, ...terms }));

describe('who does what', () => {
  test('of the sample is what it always was, though its file says nothing of it', () => {
    const { roles, terms_of_reference: terms } = parse(readFileSync('sample/sen-rp.yaml', 'utf8')) as { roles: DescribedRole[]; terms_of_reference: { members: string[]; in_attendance: string[]; quorum: { and: string[] } } };
    expect(of(roles, { members: terms.members, inAttendance: terms.in_attendance, quorumOf: terms.quorum.and })).toEqual({
      CHAIR: ['chair', 'approves'], SEC: ['secretariat', 'approves'], SRO: ['approves'], POLICY: ['approves'], COMMS: ['approves'],
      FIN: ['finance'], FAC: ['facilitator'], HOST: ['host'], LAREP: ['authority'], LAOFF: ['authority'], RESMGR: ['evaluator'], EVALDIR: ['evaluator'],
    });
  });

  test('is told from titles where ids mean nothing', () => {
    const found = of([
      { id: 'R1', title: 'Convener of the Networks Board', org: 'CSO' }, { id: 'R2', title: 'Board officer', org: 'CSO' }, { id: 'R3', title: 'Head of research finance', org: 'CSO' },
      { id: 'R4', title: 'Network coordinator', org: 'one per network' }, { id: 'R5', title: 'Press officer', org: 'CSO' }, { id: 'R6', title: 'Press officer', org: 'a newspaper' },
    ], { members: ['R1'] });
    expect(found).toEqual({ R1: ['chair', 'approves'], R2: ['secretariat', 'approves'], R3: ['finance'], R4: ['facilitator'], R5: ['approves'] });
  });

  test('is never guessed of a minister, of somebody who coordinates the whole, or of a second chair beside the group', () => {
    const found = of([
      { id: 'A', title: 'Secretary of State' }, { id: 'B', title: 'Cabinet Secretary' }, { id: 'C', title: 'National coordinator', org: 'CSO' },
      { id: 'D', title: 'Chair of the review panel' }, { id: 'E', title: 'Convener' },
    ], { members: ['E'] });
    expect(found).toEqual({ E: ['chair', 'approves'] });
  });

  test('is as the file says, for that role alone, and what it gives to one is guessed of no other', () => {
    const found = of([
      { id: 'A', title: 'Chair', duties: [] }, { id: 'B', title: 'Keeper of the rolls', duties: ['secretariat', 'approves'] }, { id: 'C', title: 'Secretariat assistant' }, { id: 'D', title: 'Finance lead' },
    ]);
    expect(found).toEqual({ A: [], B: ['secretariat', 'approves'], D: ['finance'] });
  });

  test('is missing where nobody has it', () => {
    expect(missingDuties(dutiesOf([{ id: 'A', title: 'Minister' }], none))).toEqual(['secretariat', 'chair', 'approves', 'facilitator', 'finance']);
    expect(missingDuties(dutiesOf([{ id: 'A', title: 'Chair', duties: ['chair', 'secretariat', 'approves', 'facilitator', 'finance'] }], none))).toEqual([]);
  });
});
