import fc from 'fast-check';
import { expect, test } from 'vitest';
import { approve, cancel, confirm, giveHour, isApproved, revise, unticked, tick, type Announcement } from '../../src/domain/announcement.js';
import type { Actor } from '../../src/domain/approval.js';
import { carriers, draftCorrection, mended, withdraw } from '../../src/domain/correction.js';
import type { Duty } from '../../src/domain/duties.js';
import type { Delivery } from '../../src/domain/delivery.js';
import type { AnnouncementId, AudienceId, PersonId, RoleId } from '../../src/domain/ids.js';
import { Refusal } from '../../src/domain/refusal.js';
import { atTheHour } from '../../src/domain/release.js';
import type { Instant } from '../../src/domain/when.js';

/** One announcement, its correction, and what was posted, as a small world in which people press things in any order. */
interface World {
  now: number;
  main: Announcement;
  correction: Announcement | null;
  /** Words that were ever agreed by somebody who wrote none of them, by version. */
  copies: { version: number; text: string; state: 'planned' | 'sent'; shown: string }[];
}

const start = Date.parse('2005-11-22T00:00:00.000Z');
const hour = new Date(start + 8 * 60_000).toISOString() as Instant;
const person = (id: string, role: string, ...duties: Duty[]): Actor => ({ person: id as PersonId, roles: [role as RoleId], duties, prepares: 'yes' });
const people = [person('policy', 'POLICY', 'approves'), person('chair', 'CHAIR', 'chair', 'approves'), person('sec', 'SEC', 'secretariat', 'approves'), person('fin', 'FIN', 'finance')] as const;
const instant = (world: World) => new Date(world.now).toISOString() as Instant;

function fresh(): World {
  return {
    now: start, correction: null, copies: [],
    main: {
      id: 'ANN-01' as AnnouncementId, kind: 'funding decision', label: 'funding decision', state: 'awaiting-approval', version: 1, words: { title: 'To continue', text: 'words 1', perPartnership: {} },
      author: 'policy' as PersonId, writtenBy: 'policy' as PersonId, decision: null, corrects: null, holdingLine: null, together: 'together', acknowledge: 'not-asked', expires: null, withdrawn: null,
      stages: [{ number: 1, audiences: ['facilitators' as AudienceId], releaseAt: hour, timing: 'at-hour', how: null, state: 'planned', why: null, despite: null }],
      gates: [{ text: 'wording confirmed', tickedBy: 'sec' as PersonId, tickedAt: hour }], approvals: [],
    },
  };
}

/** What people and the clock do, and how often. */
const pressed = {
  'wait': 4, 'edit': 1, 'confirm': 2, 'approve': 5, 'approve-stale': 1, 'tick': 2, 'cancel': 1, 'hour': 3, 'release': 6, 'deliver': 4,
  'correct': 3, 'approve-correction': 4, 'release-correction': 4, 'withdraw': 1, 'look': 1,
} as const;
type Pressed = { readonly what: keyof typeof pressed; readonly by: Actor };

function press(world: World, { what, by }: Pressed): void {
  const now = instant(world);
  const facts = { now, onRecord: { sent: [], decided: [] }, findings: [], destinations: 1, unbalanced: [] };
  switch (what) {
    case 'wait': world.now += 4 * 60_000; break;
    case 'edit': world.main = revise(world.main, { words: { ...world.main.words, text: `words ${world.main.version + 1}` } }, by); break;
    case 'confirm': world.main = confirm(world.main, by, world.main.version, now); break;
    case 'approve': world.main = approve(world.main, by, world.main.version, now); break;
    case 'approve-stale': world.main = approve(world.main, by, world.main.version - 1, now); break;
    case 'tick': world.main = tick(world.main, { at: 0, version: world.main.version }, by, [], now); break;
    case 'cancel': world.main = cancel(world.main, by); break;
    case 'hour': world.main = giveHour(world.main, 1, now > hour ? now : hour, by, now); break;
    case 'release': {
      const verdict = atTheHour(world.main, 1, facts);
      if (verdict.kind === 'release' || verdict.kind === 'hold') world.main = verdict.announcement;
      if (verdict.kind === 'release') world.copies.push({ version: world.main.version, text: world.main.words.text, state: 'planned', shown: world.main.words.text });
      break;
    }
    case 'deliver': {
      const mayGo = ['approved', 'releasing', 'released'].includes(world.main.state);
      for (const copy of world.copies) if (copy.state === 'planned' && mayGo && copy.version === world.main.version) copy.state = 'sent';
      break;
    }
    case 'correct':
      world.correction = draftCorrection(world.main, { id: 'ANN-02' as AnnouncementId, notice: 'An error', instead: { text: `right ${world.main.version + 1}`, perPartnership: {} }, gates: [] }, by, now);
      world.correction = confirm(world.correction, by, 1, now);
      break;
    case 'approve-correction': if (world.correction !== null) world.correction = approve(world.correction, by, 1, now); break;
    case 'release-correction': {
      if (world.correction === null) break;
      const verdict = atTheHour(world.correction, 1, facts);
      if (verdict.kind !== 'release') break;
      world.correction = verdict.announcement;
      world.main = mended(world.main, world.correction);
      for (const copy of world.copies) if (copy.state === 'planned') Object.assign(copy, { version: world.main.version, text: world.main.words.text, shown: world.main.words.text });
      break;
    }
    case 'withdraw':
      world.main = withdraw(world.main, by, 'wrong', now);
      world.copies = world.copies.filter(({ state }) => state === 'sent');
      break;
    case 'look': {
      const sent = world.copies.map((copy): Delivery => ({ kind: 'announcement', state: copy.state, version: copy.version } as Delivery));
      for (const copy of world.copies) {
        if (copy.state !== 'sent') continue;
        if (world.main.state === 'withdrawn') copy.shown = 'withdrawn';
        else if (carriers(sent, world.main.version).length > 0 && copy.version < world.main.version) copy.shown = world.main.words.text;
      }
    }
  }
}

/** What must be true however the presses fell. */
function hold(world: World, agreed: ReadonlySet<string>): void {
  const { main, copies } = world;
  for (const copy of copies) {
    expect(agreed.has(`${copy.version} ${copy.text}`), `version ${copy.version} was not agreed`).toBe(true);
    expect(world.now >= Date.parse(hour), 'nothing before its hour').toBe(true);
  }
  expect(copies.length).toBeLessThanOrEqual(1);
  const [stage] = main.stages;
  if (main.state === 'cancelled') expect([copies.length, stage?.state]).toEqual([0, 'cancelled']);
  if (main.state === 'approved') expect([isApproved(main), unticked(main).length, copies.length]).toEqual([true, 0, 0]);
  if (main.state === 'released') expect([stage?.state, isApproved(main)]).toEqual(['released', true]);
  if (['draft', 'awaiting-approval'].includes(main.state)) expect([stage?.state, copies.length]).toEqual(['planned', 0]);
  for (const approval of main.approvals.filter(({ version }) => version === main.version)) expect(approval.by === main.writtenBy && approval.by !== undefined).toBe(false);
}

test('edit, approve, cancel, release, correct and withdraw in 2,000 random orders let no wrong words out and leave no half state', () => {
  const what = fc.oneof(...Object.entries(pressed).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name as keyof typeof pressed) })));
  const one = fc.record({ what, by: fc.constantFrom(...people) });
  let released = 0;
  let corrected = 0;
  fc.assert(fc.property(fc.array(one, { minLength: 20, maxLength: 80, size: 'max' }), (presses) => {
    const world = fresh();
    const agreed = new Set<string>();
    for (const [at, next] of presses.entries()) {
      const before = JSON.stringify([world.main, world.correction, world.copies]);
      try {
        press(world, next);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        expect(JSON.stringify([world.main, world.correction, world.copies]), `a refusal at ${at} left a trace`).toBe(before);
      }
      if (isApproved(world.main)) agreed.add(`${world.main.version} ${world.main.words.text}`);
      hold(world, agreed);
    }
    press(world, { what: 'look', by: people[0] });
    for (const copy of world.copies.filter(({ state }) => state === 'sent')) expect(copy.shown).toBe(world.main.state === 'withdrawn' ? 'withdrawn' : world.main.words.text);
    if (world.copies.length > 0) released += 1;
    if (world.correction?.state === 'released') corrected += 1;
  }), { numRuns: 2_000 });
  // The orders reach what they are about.
  expect(released).toBeGreaterThan(100);
  expect(corrected).toBeGreaterThan(10);
});
