import { expect, test } from 'vitest';
import type { KnownDecision, KnownMeeting } from '../../src/domain/answer-book.js';
import { decisionKnockOns, knockOns, type Surroundings } from '../../src/domain/knock-on.js';
import type { Milestone } from '../../src/domain/milestone.js';
import type { Day, When } from '../../src/domain/when.js';

const on = (text: string): When => ({ d: text, p: 'day' });
const milestone = (id: string, title: string, baseline: When | null, more: Partial<Milestone> = {}): Milestone => ({
  id, title, baseline, kind: 'milestone', owner: 'EVALDIR', partnership: null, with: [], contingentOn: null, forecasts: [], actual: null, ...more,
} as Milestone);
const decision = (id: string, more: Partial<KnownDecision>): KnownDecision => ({
  id, title: 'The future', owner: 'MIN', raisedOn: null, neededBy: null, forecasts: [], dependents: [], informedBy: [], advisedBy: null, minute: null, told: true, outcome: null, events: [], source: null, ...more,
} as KnownDecision);
const meeting = (id: string, day: string, papersDue: string | null): KnownMeeting => ({
  id, on: day, papersDue, knownAs: null, mainItem: null, callForPapers: null, papersOut: null, draftMinutesDue: null, replies: [],
} as unknown as KnownMeeting);
const around = (more: Partial<Surroundings>): Surroundings => ({ milestones: [], decisions: [], meetings: [], calendar: { nation: 'GB-ENG' }, ...more });

const draft = milestone('M-E8', 'Draft final report', on('2006-02-10'));

test('a move that nothing hangs on touches nothing', () => {
  expect(knockOns(draft, on('2006-02-28'), around({ milestones: [draft, milestone('M-P6', 'Plans received', on('2006-02-20'))] }))).toEqual([]);
});

test('a decision that is informed by it waits, and is said to come too early where it now does', () => {
  const waits = decision('DEC-1', { informedBy: ['M-E8'], forecasts: [{ givenOn: '2005-12-01' as never, forecast: '2006-02-20' as never, reason: '' }] });
  expect(knockOns(draft, on('2006-02-15'), around({ decisions: [waits] }))).toEqual([{ kind: 'decision', id: 'DEC-1', title: 'The future', expected: '2006-02-20', tooLate: 'no' }]);
  expect(knockOns(draft, on('2006-02-28'), around({ decisions: [waits] }))).toMatchObject([{ tooLate: 'yes' }]);
  expect(knockOns(draft, on('2006-02-28'), around({ decisions: [decision('DEC-1', { informedBy: ['M-E8'], outcome: 'go on', events: [{ state: 'decided', happened: on('2006-01-10'), meeting: null }] })] }))).toEqual([]);
});

test('where a decision has no forecast, the day it is needed by counts; where there is none, it waits without a day', () => {
  expect(knockOns(draft, on('2006-02-28'), around({ decisions: [decision('DEC-1', { informedBy: ['M-E8'], neededBy: on('2006-02-20') })] }))).toMatchObject([{ expected: '2006-02-20', tooLate: 'yes' }]);
  expect(knockOns(draft, on('2006-02-28'), around({ decisions: [decision('DEC-1', { informedBy: ['M-E8'], neededBy: { d: '2006-02', p: 'month' } })] }))).toMatchObject([{ expected: null, tooLate: 'no' }]);
});

test('a paper deadline that would be missed is named with the next meeting that can have it; one that was missed before is not', () => {
  const meetings = [meeting('NSG-07', '2006-02-23', '2006-02-14'), meeting('NSG-08', '2006-03-02', '2006-02-20'), meeting('NSG-09', '2006-06-15', '2006-06-06')];
  expect(knockOns(draft, on('2006-02-28'), around({ meetings }))).toEqual([
    { kind: 'papers', meeting: 'NSG-07', on: '2006-02-23', papersDue: '2006-02-14', next: { meeting: 'NSG-09', on: '2006-06-15' } },
    { kind: 'papers', meeting: 'NSG-08', on: '2006-03-02', papersDue: '2006-02-20', next: { meeting: 'NSG-09', on: '2006-06-15' } },
  ]);
  expect(knockOns(draft, on('2006-02-14'), around({ meetings }))).toEqual([]);
  expect(knockOns(milestone('M-E8', 'Draft', on('2006-02-21')), on('2006-02-28'), around({ meetings }))).toEqual([]);
  expect(knockOns(draft, on('2006-07-01'), around({ meetings: meetings.slice(0, 1) }))).toMatchObject([{ next: null }]);
});

test('a window for comments shrinks by working days, bank holidays left out, to nothing and not below', () => {
  const comments = milestone('M-E9', 'Comments on draft returned', on('2006-04-21'));
  const moved = (to: string) => knockOns(milestone('M-E8', 'Draft', on('2006-04-03')), on(to), around({ milestones: [comments] }));
  expect(moved('2006-04-10')).toEqual([{ kind: 'comments', id: 'M-E9', title: 'Comments on draft returned', closes: '2006-04-21', before: 12, after: 7 }]);
  expect(moved('2006-05-02')).toMatchObject([{ before: 12, after: 0 }]);
  expect(moved('2006-03-20')).toEqual([]);
});

test('what was to follow and would now come first is named, of the same work and soon after alone', () => {
  const next = (id: string, day: When, more: Partial<Milestone> = {}) => milestone(id, 'Signed off', day, more);
  expect(knockOns(draft, on('2006-04-10'), around({ milestones: [next('M-E10', on('2006-03-31'))] }))).toEqual([{ kind: 'overtaken', id: 'M-E10', title: 'Signed off', expected: '2006-03-31' }]);
  for (const other of [next('M-E10', on('2006-03-31'), { actual: on('2006-03-01') }), next('M-P9', on('2006-03-31')), next('M-E10', on('2006-07-31')), next('M-SW1', on('2006-03-31'), { partnership: 'SW' as never })]) {
    expect(knockOns(draft, on('2006-08-10'), around({ milestones: [other] }))).toEqual([]);
  }
});

test('a month counts to its last day, and what had no date before can only hold up decisions', () => {
  expect(knockOns(draft, { d: '2006-03', p: 'month' }, around({ milestones: [milestone('M-E10', 'Signed off', on('2006-03-30'))] }))).toMatchObject([{ kind: 'overtaken' }]);
  const undated = milestone('M-E8', 'Draft', null);
  expect(knockOns(undated, on('2006-02-28'), around({ milestones: [milestone('M-E9', 'Comments', on('2006-02-20'))], meetings: [meeting('NSG-07', '2006-02-23', '2006-02-14')], decisions: [decision('DEC-1', { informedBy: ['M-E8'] })] })))
    .toMatchObject([{ kind: 'decision' }]);
});

const letters = milestone('M-P5', 'Grant letters issued', on('2006-03-20'), { contingentOn: 'DEC-1' as never, after: { weeks: 6 } });
const plans = milestone('M-P6', 'Plans received', null, { contingentOn: 'DEC-1' as never });

test('what waits on a decision is named with the date that a new one of the decision gives it, and none is made up', () => {
  const milestones = [letters, plans, milestone('M-P7', 'Funding ends', null, { contingentOn: 'DEC-1' as never, actual: on('2006-01-01') })];
  const meetings = [meeting('NSG-08', '2006-04-06', '2006-03-24')];
  expect(decisionKnockOns('DEC-1', '2006-03-01' as Day, around({ milestones, meetings }))).toEqual([
    { kind: 'waiting', id: 'M-P5', title: 'Grant letters issued', decision: 'DEC-1', after: { weeks: 6 }, from: on('2006-03-20'), to: on('2006-04-12'), soonest: 'then' },
    { kind: 'waiting', id: 'M-P6', title: 'Plans received', decision: 'DEC-1', after: null, from: null, to: null, soonest: 'then' },
    { kind: 'papers', meeting: 'NSG-08', on: '2006-04-06', papersDue: '2006-03-24', next: null },
  ]);
  expect(decisionKnockOns('DEC-2', '2006-03-01' as Day, around({ milestones }))).toEqual([]);
});

test('a move that makes a decision too late names what waits on that, and how soon it can come', () => {
  const waits = decision('DEC-1', { informedBy: ['M-E8'], forecasts: [{ givenOn: '2005-12-01' as never, forecast: '2006-02-06' as never, reason: '' }] });
  const found = knockOns(draft, on('2006-02-28'), around({ decisions: [waits], milestones: [letters] }));
  expect(found).toMatchObject([{ kind: 'decision', tooLate: 'yes' }, { kind: 'waiting', id: 'M-P5', to: on('2006-04-11'), soonest: 'soonest' }]);
  expect(knockOns(draft, on('2006-02-05'), around({ decisions: [waits], milestones: [letters] }))).toMatchObject([{ kind: 'decision', tooLate: 'no' }]);
});
