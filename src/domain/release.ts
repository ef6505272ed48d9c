import { isApproved, isByHand, stageOf, standing, withStage, type Announcement, type Stage } from './announcement.js';
import { isOpen, type OnRecord } from './gate.js';
import type { Finding } from './preflight.js';
import type { Instant } from './when.js';

/** Why a stage does not go out at its hour. */
export type Obstacle =
  | { readonly kind: 'gates'; readonly gates: readonly string[] }
  | { readonly kind: 'findings'; readonly findings: readonly Finding[] }
  | { readonly kind: 'allocations'; readonly year: string; readonly total: number; readonly allocated: number }
  | { readonly kind: 'nobody' };

/** What is known at the hour: the moment by the database's clock, the register, and what Slack says of each destination. */
export interface AtTheHour {
  readonly now: Instant;
  readonly onRecord: OnRecord;
  readonly findings: readonly Finding[];
  readonly destinations: number;
  /** Years whose allocations do not add to their total. */
  readonly unbalanced: readonly { readonly year: string; readonly total: number; readonly allocated: number }[];
}

export type Verdict =
  | { readonly kind: 'release'; readonly announcement: Announcement; readonly without: readonly string[] }
  | { readonly kind: 'hold'; readonly announcement: Announcement; readonly obstacles: readonly Obstacle[] }
  | { readonly kind: 'not-yet'; readonly at: Instant }
  | { readonly kind: 'nothing'; readonly why: string };

/**
 * The one decision at a stage's hour: out, held for a person, or not yet. Never before its hour, never in words that
 * were not approved, never out of turn. Where all are to hear together, one obstacle holds all; a person who looked
 * may let the others go.
 */
export function atTheHour(announcement: Announcement, number: number, facts: AtTheHour): Verdict {
  const stage = stageOf(announcement, number);
  if (stage.state !== 'planned') return { kind: 'nothing', why: stage.state };
  if (announcement.state !== 'approved' && announcement.state !== 'releasing') return { kind: 'nothing', why: announcement.state };
  if (!isApproved(announcement)) return { kind: 'nothing', why: 'not approved' };
  if (isByHand(stage)) return { kind: 'nothing', why: 'under embargo until a person releases it' };
  if (stage.releaseAt > facts.now) return { kind: 'not-yet', at: stage.releaseAt };
  const earlier = announcement.stages.find((one) => one.number < number && one.state !== 'released' && one.state !== 'cancelled');
  if (earlier !== undefined) return { kind: 'nothing', why: `stage ${earlier.number} comes first` };
  const obstacles = obstaclesTo(announcement, stage, facts);
  if (obstacles.length > 0) {
    const held: Stage = { ...stage, state: 'held', why: obstacles.map(({ kind }) => kind).join(', ') };
    return { kind: 'hold', announcement: standing(withStage(announcement, held)), obstacles };
  }
  const without = [...new Set(facts.findings.map(({ destination }) => destination))];
  return { kind: 'release', announcement: standing(withStage(announcement, { ...stage, state: 'released', why: null })), without };
}

function obstaclesTo(announcement: Announcement, stage: Stage, { onRecord, findings, destinations, unbalanced }: AtTheHour): Obstacle[] {
  const open = announcement.gates.filter((gate) => isOpen(gate, onRecord)).map(({ text }) => text);
  const obstacles: Obstacle[] = open.length > 0 ? [{ kind: 'gates', gates: open }] : [];
  if (announcement.kind === 'grant letter') obstacles.push(...unbalanced.map((one): Obstacle => ({ kind: 'allocations', ...one })));
  if (destinations === 0 && !isSpoken(stage) && announcement.corrects === null) obstacles.push({ kind: 'nobody' });
  // What a person let go "where it can" goes to the others; guests and strangers are never told along the way.
  const looked = stage.despite !== null || announcement.together === 'each';
  return findings.length > 0 && !looked ? [...obstacles, { kind: 'findings', findings }] : obstacles;
}

/** Told by word of mouth at a meeting: nothing is posted, and from its hour those who were there may be answered. */
export function isSpoken({ how }: Stage): boolean {
  return how !== null && /^\s*(said|told|read out|announced)\b.*\bmeeting\b/i.test(how);
}
