import type { Actor, Kind } from './approval.js';
import { mayApprove, needsSecondPerson } from './approval.js';
import { gateKind, mayTick, tickersOf, type Gate } from './gate.js';
import type { AnnouncementId, AudienceId, DecisionId, PersonId, RoleId } from './ids.js';
import { Refusal } from './refusal.js';
import type { Instant } from './when.js';

export type AnnouncementState = 'draft' | 'awaiting-approval' | 'approved' | 'releasing' | 'released' | 'held' | 'cancelled' | 'withdrawn';

/** `late`: its hour had passed before everything was agreed; a new hour is asked for. `held`: a person decides. */
export type StageState = 'planned' | 'late' | 'held' | 'released' | 'cancelled';

/** Words as they go out. Where a partnership has words of its own, it is sent those alone. */
export interface Words {
  readonly title: string;
  readonly text: string;
  readonly perPartnership: Readonly<Record<string, string>>;
  /** Of a correction: the words as they should have been, for the copies of what it corrects. */
  readonly instead?: Omit<Words, 'instead'> | null;
}

/**
 * One audience's turn. `at-once` means as soon as it is approved; its hour is then the moment of approval. `by-hand` is an
 * embargo without a date: however long it has been agreed, it goes only once a person gives it an hour.
 */
export interface Stage {
  readonly number: number;
  readonly audiences: readonly AudienceId[];
  readonly releaseAt: Instant;
  readonly timing: 'at-once' | 'at-hour' | 'by-hand';
  readonly how: string | null;
  readonly state: StageState;
  readonly why: string | null;
  /** A person looked at what was wrong, and let it go where it can. */
  readonly despite: PersonId | null;
}

export interface Approval {
  readonly version: number;
  readonly by: PersonId;
  readonly at: Instant;
}

/** An announcement as it stands. Its words have versions; every version ever written stays in the register. */
export interface Announcement {
  readonly id: AnnouncementId;
  readonly kind: Kind;
  readonly label: string;
  readonly state: AnnouncementState;
  readonly version: number;
  readonly words: Words;
  readonly writtenBy: PersonId;
  readonly author: PersonId;
  readonly decision: DecisionId | null;
  readonly corrects: AnnouncementId | null;
  readonly holdingLine: string | null;
  readonly together: 'together' | 'each';
  readonly acknowledge: 'asked' | 'not-asked';
  /** For a holding line: the moment its words stop being given. */
  readonly expires: Instant | null;
  readonly withdrawn: { readonly why: string; readonly at: Instant } | null;
  readonly stages: readonly Stage[];
  readonly gates: readonly Gate[];
  readonly approvals: readonly Approval[];
}

/** Kinds that belong to a decision without telling what it is. */
export const tellingNothing: readonly Kind[] = ['holding line', 'meeting', 'call for returns', 'correction'];

/** The decision whose outcome these words tell, or null. */
export function tells({ decision, kind }: Pick<Announcement, 'decision' | 'kind'>): DecisionId | null {
  return tellingNothing.includes(kind) ? null : decision;
}

export function secondPerson(announcement: Announcement): 'yes' | 'no' {
  const { kind, decision } = announcement;
  return needsSecondPerson({ kind, decision, embargoed: announcement.stages.length > 1 || announcement.stages.some(isByHand) ? 'yes' : 'no' });
}

/** Approved in these very words: by the author where that is enough, else by somebody who wrote none of them. */
export function isApproved(announcement: Announcement): boolean {
  const { approvals, version } = announcement;
  return approvals.some((approval) => approval.version === version && (secondPerson(announcement) === 'no' || !wrote(announcement, approval.by)));
}

function wrote({ author, writtenBy }: Announcement, person: PersonId): boolean {
  return person === author || person === writtenBy;
}

/** The gates that a person still has to tick. */
export function unticked({ gates }: Announcement): Gate[] {
  return gates.filter((gate) => gateKind(gate.text).kind === 'person' && gate.tickedBy === null);
}

const before: readonly AnnouncementState[] = ['draft', 'awaiting-approval', 'approved', 'held'];

function isUntouched(announcement: Announcement): boolean {
  return before.includes(announcement.state) && announcement.stages.every(({ state }) => state !== 'released');
}

function must(announcement: Announcement, wanted: boolean): void {
  if (!wanted) throw new Refusal('not-now', { id: announcement.id, state: announcement.state });
}

function mustBeVersion(announcement: Announcement, version: number): void {
  if (version !== announcement.version) throw new Refusal('words-changed', { id: announcement.id, version, now: announcement.version });
}

/** The author has seen the preview and stands by it. Plain kinds need no more; the others ask a second person. */
export function confirm(announcement: Announcement, actor: Actor, version: number, now: Instant): Announcement {
  mustBeVersion(announcement, version);
  must(announcement, announcement.state === 'draft');
  if (!wrote(announcement, actor.person)) throw new Refusal('not-allowed', { what: 'confirm this draft', who: 'whoever wrote it' });
  const approvals = secondPerson(announcement) === 'no' ? [...announcement.approvals, { version, by: actor.person, at: now }] : announcement.approvals;
  return settle({ ...announcement, state: 'awaiting-approval', approvals }, now);
}

/** A second person agrees with these very words. Once only, and never to words of their own. */
export function approve(announcement: Announcement, actor: Actor, version: number, now: Instant): Announcement {
  mustBeVersion(announcement, version);
  if (wrote(announcement, actor.person)) throw new Refusal('own-words', { id: announcement.id });
  if (!mayApprove(actor)) throw new Refusal('not-allowed', { what: 'approve an announcement', who: 'the Chair, the senior responsible owner, the policy, secretariat or communications lead, or a deputy of theirs,' });
  if (isApproved(announcement) && ['awaiting-approval', 'approved', 'releasing'].includes(announcement.state)) {
    throw new Refusal('approved-already', { id: announcement.id, open: unticked(announcement).map(({ text }) => text) });
  }
  must(announcement, announcement.state === 'awaiting-approval');
  return settle({ ...announcement, approvals: [...announcement.approvals, { version, by: actor.person, at: now }] }, now);
}

/** Somebody says that a gate is met. `filled` are the roles that somebody is in. */
export function tick(announcement: Announcement, { at, version }: { readonly at: number; readonly version: number }, actor: Actor, filled: readonly RoleId[], now: Instant): Announcement {
  mustBeVersion(announcement, version);
  must(announcement, isUntouched(announcement));
  const gate = announcement.gates[at];
  if (gate === undefined) throw new Refusal('not-understood', { what: 'which condition was meant', example: `/announce show ${announcement.id}` });
  if (!mayTick(gate.text, actor, filled)) {
    throw new Refusal('not-allowed', { what: `say that “${gate.text}” is done`, who: tickersOf(gate.text, filled).join(' or ') || 'those who prepare announcements' });
  }
  if (gate.tickedBy !== null) return announcement;
  const gates = announcement.gates.map((one, n) => (n === at ? { ...one, tickedBy: actor.person, tickedAt: now } : one));
  return settle({ ...announcement, gates }, now);
}

/** Approved with every gate ticked: ready for its hour. An hour that has passed by then asks for a new one. */
function settle(announcement: Announcement, now: Instant): Announcement {
  if (announcement.state !== 'awaiting-approval' || !isApproved(announcement) || unticked(announcement).length > 0) return announcement;
  const stages = announcement.stages.map((stage): Stage => {
    if (stage.state !== 'planned') return stage;
    if (stage.timing === 'at-once') return { ...stage, releaseAt: now };
    return stage.releaseAt < now && !isByHand(stage) ? { ...stage, state: 'late' } : stage;
  });
  return { ...announcement, state: 'approved', stages };
}

/** New words, or a new plan: a new version, for which nothing is agreed or ticked yet. The old one stays on record. */
export function revise(announcement: Announcement, change: { readonly words?: Words; readonly stages?: readonly Stage[]; readonly gates?: readonly string[] }, actor: Actor): Announcement {
  must(announcement, isUntouched(announcement));
  if (actor.prepares === 'no') throw new Refusal('not-allowed', { what: 'change an announcement', who: 'those who prepare announcements' });
  const gates = change.gates ?? announcement.gates.map(({ text }) => text);
  return {
    ...announcement,
    state: 'draft',
    version: announcement.version + 1,
    words: change.words ?? announcement.words,
    writtenBy: actor.person,
    stages: (change.stages ?? announcement.stages).map((stage): Stage => ({ ...stage, state: 'planned', why: null, despite: null })),
    gates: gates.map((text) => ({ text, tickedBy: null, tickedAt: null })),
  };
}

/**
 * A new hour for a stage that has missed its own, was held, or waits for somebody to release it. Never an earlier one:
 * that would lift an embargo unasked.
 */
export function giveHour(announcement: Announcement, number: number, releaseAt: Instant, actor: Actor, now: Instant): Announcement {
  must(announcement, ['approved', 'releasing', 'held'].includes(announcement.state));
  const stage = stageOf(announcement, number);
  must(announcement, stage.state === 'late' || stage.state === 'held' || stage.state === 'planned');
  mayDecide(announcement, actor, 'give it a new hour');
  const earliest = stage.releaseAt > now && !isByHand(stage) ? stage.releaseAt : now;
  if (releaseAt < earliest) throw new Refusal('hour-too-early', { id: announcement.id });
  return standing(withStage(announcement, { ...stage, releaseAt, timing: 'at-hour', state: 'planned', why: null }));
}

/** Stops what has not gone out. What was released stays, and is corrected or withdrawn instead. */
export function cancel(announcement: Announcement, actor: Actor): Announcement {
  mayDecide(announcement, actor, 'cancel it');
  const waiting = announcement.stages.some(({ state }) => state === 'planned' || state === 'late' || state === 'held');
  must(announcement, waiting && !['cancelled', 'withdrawn', 'released'].includes(announcement.state));
  const stages = announcement.stages.map((stage): Stage => (stage.state === 'released' ? stage : { ...stage, state: 'cancelled' }));
  return { ...announcement, stages, state: stages.some(({ state }) => state === 'released') ? 'released' : 'cancelled' };
}

/** Stages in the order in which they go: by their hours, and after those the ones that have none. */
export function inOrder(a: Stage, b: Stage): number {
  return Number(isByHand(a)) - Number(isByHand(b)) || (a.releaseAt < b.releaseAt ? -1 : 1);
}

/** Under an embargo without a date. */
export function isByHand({ timing }: Pick<Stage, 'timing'>): boolean {
  return timing === 'by-hand';
}

/** The author, or anybody who may approve. */
export function mayDecide(announcement: Announcement, actor: Actor, what: string): void {
  if (!wrote(announcement, actor.person) && !mayApprove(actor)) throw new Refusal('not-allowed', { what, who: 'its author or somebody who may approve it' });
}

export function stageOf(announcement: Announcement, number: number): Stage {
  const stage = announcement.stages.find((one) => one.number === number);
  if (stage === undefined) throw new Refusal('not-understood', { what: 'which stage was meant', example: `/announce show ${announcement.id}` });
  return stage;
}

export function withStage(announcement: Announcement, stage: Stage): Announcement {
  return { ...announcement, stages: announcement.stages.map((one) => (one.number === stage.number ? stage : one)) };
}

/** The state of the whole, from the states of its stages, once it has been approved. */
export function standing(announcement: Announcement): Announcement {
  const states = announcement.stages.map(({ state }) => state);
  const open = states.some((state) => state === 'planned' || state === 'late');
  const state = states.includes('held') ? 'held'
    : states.includes('released') ? (open ? 'releasing' : 'released')
      : open ? 'approved' : 'cancelled';
  return { ...announcement, state };
}
