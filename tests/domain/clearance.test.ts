import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allPartners, audiencesFrom, audiencesOf, circlesOf, evaluation, everyone, facilitators, group, holding, leastCleared, officials, shareOf, sharedBy, standardAudiences, within, type Audience } from '../../src/domain/audiences.js';
import { decisionClearances, mayKnow, milestoneClearances, type Telling } from '../../src/domain/clearance.js';
import { dutiesOf } from '../../src/domain/duties.js';
import type { AudienceId, DecisionId, PartnershipId, RoleId } from '../../src/domain/ids.js';
import type { Circle, Post } from '../../src/domain/reader.js';
import { readAudiences } from '../../src/grammar/audience.js';
import type { Instant } from '../../src/domain/when.js';

const decision = 'DEC-1' as DecisionId;
const told = (audience: AudienceId, from: string): Telling => ({ audience, from: from as Instant });
const tellings = [told(group, '2005-11-03T11:00:00.000Z'), told(facilitators, '2005-11-22T00:01:00.000Z'), told(everyone, '2005-11-23T09:30:00.000Z')];
const reader = (at: string, ...circles: Circle[]) => ({ circles, at: at as Instant });

describe('a decision', () => {
  const clearances = decisionClearances(decision, tellings);

  test('is known as pending to the steering group and not to facilitators', () => {
    expect(mayKnow(reader('2005-10-14T11:00:00.000Z', [group, everyone]), decision, 'question', clearances)).toBe(true);
    expect(mayKnow(reader('2005-10-14T11:00:00.000Z', [facilitators, everyone]), decision, 'question', clearances)).toBe(false);
  });

  test('is told to facilitators from its minute and not one millisecond before', () => {
    expect(mayKnow(reader('2005-11-22T00:00:59.999Z', [facilitators, everyone]), decision, 'outcome', clearances)).toBe(false);
    expect(mayKnow(reader('2005-11-22T00:01:00.000Z', [facilitators, everyone]), decision, 'outcome', clearances)).toBe(true);
  });

  test('is not told in a channel where one reader may not know it', () => {
    const at = '2005-11-07T11:00:00.000Z';
    expect(mayKnow(reader(at, [group, everyone]), decision, 'outcome', clearances)).toBe(true);
    expect(mayKnow(reader(at, [group, everyone], [everyone]), decision, 'outcome', clearances)).toBe(false);
  });

  test('is told to nobody when nobody reads', () => {
    expect(mayKnow(reader('2006-01-01T00:00:00.000Z'), decision, 'outcome', clearances)).toBe(false);
  });
});

describe('a milestone', () => {
  const facts = { id: 'M-1', title: 'Grant letters issued', owner: 'EVAL2', partnerships: [], ownerInEvaluation: false, contingentOn: null, doneFrom: null };

  test('that hangs on a decision is hidden from those who may not know the outcome, for it would give it away', () => {
    const clearances = milestoneClearances({ ...facts, contingentOn: decision }, tellings);
    expect(mayKnow(reader('2005-11-07T11:00:00.000Z', [facilitators, allPartners, everyone]), 'M-1', 'record', clearances)).toBe(false);
    expect(mayKnow(reader('2005-11-22T11:00:00.000Z', [facilitators, allPartners, everyone]), 'M-1', 'record', clearances)).toBe(true);
  });

  test('of a partnership is known to that partnership, and to the other facilitators', () => {
    const clearances = milestoneClearances({ ...facts, partnerships: ['YH'] }, []);
    const at = '2005-10-14T11:00:00.000Z';
    expect(mayKnow(reader(at, [within('YH'), everyone]), 'M-1', 'record', clearances)).toBe(true);
    expect(mayKnow(reader(at, [within('SW'), everyone]), 'M-1', 'record', clearances)).toBe(false);
    expect(mayKnow(reader(at, [facilitators, within('SW'), everyone]), 'M-1', 'record', clearances)).toBe(true);
  });

  test('of the evaluation is known to its owner, whoever evaluates beside them, and one that hangs on a decision to nobody by owning it', () => {
    const at = '2005-10-14T11:00:00.000Z';
    const own = [holding('EVAL2'), allPartners, everyone];
    expect(mayKnow(reader(at, own), 'M-1', 'record', milestoneClearances({ ...facts, ownerInEvaluation: true }, []))).toBe(true);
    expect(mayKnow(reader(at, own), 'M-1', 'record', milestoneClearances({ ...facts, title: 'Report published' }, []))).toBe(true);
    expect(mayKnow(reader(at, [holding('EVAL1'), allPartners, everyone]), 'M-1', 'record', milestoneClearances({ ...facts, title: 'Report published' }, []))).toBe(false);
    expect(mayKnow(reader(at, own), 'M-1', 'record', milestoneClearances({ ...facts, ownerInEvaluation: true, contingentOn: decision }, tellings))).toBe(false);
  });

  test('of publication is public from the day it was, and the steering group and the evaluators know its dates before', () => {
    const publication = { ...facts, title: 'Final report published' };
    const before = milestoneClearances(publication, []);
    const after = milestoneClearances({ ...publication, doneFrom: '2006-05-31T23:00:00.000Z' as Instant }, []);
    expect(mayKnow(reader('2006-05-30T12:00:00.000Z', [everyone]), 'M-1', 'record', after)).toBe(false);
    expect(mayKnow(reader('2006-06-01T12:00:00.000Z', [everyone]), 'M-1', 'record', after)).toBe(true);
    expect(mayKnow(reader('2006-06-01T12:00:00.000Z', [everyone]), 'M-1', 'record', before)).toBe(false);
    expect(mayKnow(reader('2006-03-27T12:00:00.000Z', [evaluation, everyone]), 'M-1', 'record', before)).toBe(true);
  });
});

describe('the audiences of a programme that names none', () => {
  const roles = [
    { id: 'CHAIR', title: 'Chair', org: 'DfES' }, { id: 'SEC', title: 'Secretariat lead', org: 'DfES' }, { id: 'LAREP', title: 'Local authority representative' },
    { id: 'EVALDIR', title: 'Evaluation project director', org: 'NFER' }, { id: 'FAC', title: 'Facilitator', org: 'one or two per partnership' },
  ];
  const terms = { members: ['CHAIR', 'one LAREP per partnership (11)'], inAttendance: ['SEC', 'EVALDIR', 'facilitators by invitation'] };
  const audiences = standardAudiences({ roles, ...terms, duties: dutiesOf(roles, { ...terms, quorumOf: [] }) });
  const of = (role: string, partnership: string | null = null) =>
    audiencesOf([{ role: role as RoleId, partnership: partnership as PartnershipId | null, deputy: false }], audiences);

  test('have the members and the sponsor’s own people in the steering group’s circle, and not the evaluator', () => {
    expect(of('CHAIR')).toEqual(expect.arrayContaining([group, officials]));
    expect(of('SEC')).toContain(group);
    expect(of('LAREP', 'YH')).toContain(group);
    expect(of('EVALDIR')).not.toContain(group);
    expect(of('EVALDIR')).toContain(evaluation);
    expect(of('FAC', 'SW')).toEqual(expect.arrayContaining([facilitators, within('SW')]));
  });

  test('give somebody without a post no more than the public', () => {
    expect(audiencesOf([], audiences)).toEqual([everyone]);
  });

  test('of a channel are those that all of its audience belong to', () => {
    expect(sharedBy(group, audiences)).toEqual(expect.arrayContaining([group, allPartners, everyone]));
    expect(sharedBy(group, audiences)).not.toContain(officials);
    expect(sharedBy('no-such' as AudienceId, audiences)).toEqual([everyone]);
  });

  test('of a channel may each know a thing for a reason of their own', () => {
    const both: Audience[] = [...audiences, { id: 'reviewers' as AudienceId, name: 'reviewers', aliases: [], roles: ['EVALDIR', 'CHAIR'] as RoleId[] }];
    const at = '2005-10-14T11:00:00.000Z' as Instant;
    const draft = milestoneClearances({ id: 'M-9', title: 'Draft', owner: 'EVALDIR', partnerships: [], ownerInEvaluation: true, contingentOn: null, doneFrom: null }, []);
    const pending = decisionClearances('DEC-1' as DecisionId, []);
    const circles = circlesOf('reviewers' as AudienceId, both);
    expect(mayKnow({ circles, at }, 'M-9', 'record', draft)).toBe(true);
    expect(mayKnow({ circles, at }, 'DEC-1', 'question', pending)).toBe(false);
  });

  test('that are the group by the body’s name are the group, and those whom the terms seat stay of it', () => {
    const body = { id: 'NOB', name: 'Networks Oversight Board' };
    const duties = dutiesOf(roles, { members: [], inAttendance: [], quorumOf: [] });
    const standard = standardAudiences({ roles, members: ['LAREP'], inAttendance: [], duties, body });
    const board: Audience = { id: 'board' as AudienceId, name: 'board members', aliases: ['nob'], roles: ['CHAIR'] as RoleId[] };
    const known = audiencesFrom(standard, [board], body);
    const circle = (role: string) => audiencesOf([{ role: role as RoleId, partnership: null, deputy: false }], known);
    expect([circle('CHAIR'), circle('LAREP'), circle('EVALDIR')].map((ids) => ids.includes(group))).toEqual([true, true, false]);
    expect(readAudiences('nob', known, []).audiences).toEqual(['board']);
    expect(readAudiences('NOB members and the steering group', known, [])).toEqual({ audiences: ['board'], unknown: [] });
    expect(audiencesFrom(standard, [{ ...board, aliases: [] }], body).filter(({ is }) => is === 'group').map(({ id }) => id)).toEqual(['nob']);
    expect(audiencesFrom(standard, [{ ...board, aliases: [], is: 'group' }], body).filter(({ is }) => is === 'group').map(({ id }) => id)).toEqual(['group', 'board']);
  });

  test('of a channel bound to one partnership’s share are those of that partnership’s people with that duty', () => {
    const ofSouthWest = sharedBy(shareOf(facilitators, 'SW' as PartnershipId), audiences);
    expect([...ofSouthWest].sort()).toEqual([...of('FAC', 'SW')].sort());
    expect(ofSouthWest).not.toContain(within('YH'));
    expect(sharedBy(within('SW'), audiences)).toEqual([within('SW'), allPartners, everyone]);
    // Only some who sit in the steering group belong to a partnership, but what they have in common is what its members have.
    expect(sharedBy(shareOf(group, 'SW' as PartnershipId), audiences)).not.toContain(officials);
    expect(sharedBy('public:SW' as AudienceId, audiences)).toEqual([everyone]);
    expect(sharedBy('no-such:SW' as AudienceId, audiences)).toEqual([everyone]);
    expect(sharedBy('facilitators:' as AudienceId, audiences)).toEqual([everyone]);
  });
});

const circles = fc.array(fc.uniqueArray(fc.constantFrom(group, officials, facilitators, evaluation, allPartners, everyone), { minLength: 1 }), { minLength: 1, maxLength: 6 });
const clearanceRows = fc.array(fc.record({
  record: fc.constantFrom('A', 'B'), aspect: fc.constantFrom('record' as const, 'outcome' as const),
  audience: fc.constantFrom(group, officials, facilitators, evaluation, allPartners, everyone),
  knownFrom: fc.constantFrom('2005-01-01T00:00:00.000Z' as Instant, '2005-11-22T00:01:00.000Z' as Instant),
}), { maxLength: 12 });

test('leaving out the better cleared circles of a channel never changes what may be told there', () => {
  fc.assert(fc.property(circles, clearanceRows, (all, rows) => {
    const at = '2005-10-14T11:00:00.000Z' as Instant;
    expect(mayKnow({ circles: leastCleared(all), at }, 'A', 'record', rows)).toBe(mayKnow({ circles: all, at }, 'A', 'record', rows));
  }));
});

test('one more reader in a channel never lets more be told there', () => {
  fc.assert(fc.property(circles, circles, clearanceRows, (some, more, rows) => {
    const at = '2006-01-01T00:00:00.000Z' as Instant;
    if (mayKnow({ circles: [...some, ...more], at }, 'A', 'outcome', rows)) expect(mayKnow({ circles: some, at }, 'A', 'outcome', rows)).toBe(true);
  }));
});

const roleIds = ['CHAIR', 'SEC', 'LAREP', 'EVAL', 'FAC', 'HOST'] as RoleId[];
const places = ['SW', 'YH'] as PartnershipId[];
const wholes = [group, officials, facilitators, evaluation, 'hosts' as AudienceId];
const anyAudiences: fc.Arbitrary<Audience[]> = fc.tuple(...wholes.map((id) => fc.subarray(roleIds).map((roles): Audience => ({ id, name: id, aliases: [], roles }))));
const appointment: fc.Arbitrary<Post> = fc.record({ role: fc.constantFrom(...roleIds), partnership: fc.option(fc.constantFrom(...places)), deputy: fc.boolean() });
const shares = [...wholes, allPartners].flatMap((whole) => places.map((place) => ({ whole, place, id: shareOf(whole, place) })));
const rowsForShares = fc.array(fc.record({
  record: fc.constantFrom('A', 'B'), aspect: fc.constantFrom('record' as const, 'outcome' as const), knownFrom: fc.constantFrom('2005-01-01T00:00:00.000Z' as Instant, '2005-11-22T00:01:00.000Z' as Instant),
  audience: fc.constantFrom(...wholes, allPartners, everyone, ...shares.map(({ id }) => id), ...places.map(within)),
}), { maxLength: 14 });
const moment = fc.constantFrom('2005-10-14T11:00:00.000Z' as Instant, '2005-11-22T00:01:00.000Z' as Instant);

test('in a channel of one partnership’s share nothing is told that one member, or anybody of that share, may not know', () => {
  let told = 0;
  fc.assert(fc.property(anyAudiences, fc.constantFrom(...shares), fc.array(fc.array(appointment, { maxLength: 2 }), { maxLength: 4 }), rowsForShares, moment, (audiences, share, members, rows, at) => {
    const bound = circlesOf(share.id, audiences);
    const place = leastCleared([...bound, ...members.map((posts) => audiencesOf(posts, audiences))]);
    if (!mayKnow({ circles: place, at }, 'A', 'record', rows)) return;
    told += 1;
    for (const posts of members) expect(mayKnow({ circles: [audiencesOf(posts, audiences)], at }, 'A', 'record', rows)).toBe(true);
    // Whoever is of the share, by any of its roles, in that partnership; in no programme is that somebody of another partnership.
    for (const role of audiences.find(({ id }) => id === share.whole)?.roles ?? []) {
      expect(mayKnow({ circles: [audiencesOf([{ role, partnership: share.place, deputy: false }], audiences)], at }, 'A', 'record', rows)).toBe(true);
    }
  }), { numRuns: 2_000 });
  expect(told).toBeGreaterThan(100);
});

test('a share is told nothing that is for the same share of another partnership alone, and a whole audience nothing that is for a share', () => {
  fc.assert(fc.property(anyAudiences, fc.constantFrom(...wholes), (audiences, whole) => {
    const [here, there] = [sharedBy(shareOf(whole, 'SW' as PartnershipId), audiences), sharedBy(shareOf(whole, 'YH' as PartnershipId), audiences)];
    expect(here.filter((id) => id.endsWith(':YH'))).toEqual([]);
    expect(there.filter((id) => id.endsWith(':SW'))).toEqual([]);
    expect(sharedBy(whole, audiences).filter((id) => id.includes(':') && !id.startsWith('role:'))).toEqual([]);
    // A share is of its audience: what the whole of it may know, the share may too, and nobody else gains by it.
    if (sharedBy(whole, audiences).length > 1) expect(here).toEqual(expect.arrayContaining(sharedBy(whole, audiences)));
  }));
});
