import { mayDecide, standing, type Announcement, type Stage } from './announcement.js';
import type { Actor } from './approval.js';
import type { Delivery } from './delivery.js';
import type { AnnouncementId, AudienceId } from './ids.js';
import { Refusal } from './refusal.js';
import type { Instant } from './when.js';

export interface Correcting {
  readonly id: AnnouncementId;
  /** What those who had the error are told. */
  readonly notice: string;
  /** The words as they should have been. */
  readonly instead: { readonly text: string; readonly perPartnership: Readonly<Record<string, string>> };
  readonly gates: readonly string[];
}

/**
 * A correction of what has gone out: an announcement of its own, agreed like any other, for exactly the copies that
 * carry the error.
 */
export function draftCorrection(wrong: Announcement, { id, notice, instead, gates }: Correcting, actor: Actor, now: Instant): Announcement {
  const out = wrong.stages.filter(({ state }) => state === 'released');
  if (out.length === 0 || wrong.state === 'withdrawn') throw new Refusal('not-now', { id: wrong.id, state: wrong.state });
  const audiences = [...new Set(out.flatMap((stage): readonly AudienceId[] => stage.audiences))];
  return {
    ...wrong,
    id, kind: 'correction', label: 'correction', state: 'draft', version: 1, corrects: wrong.id, holdingLine: null, decision: null, acknowledge: 'not-asked', expires: null,
    words: { title: `Correction: ${wrong.words.title}`, text: notice, perPartnership: {}, instead: { title: wrong.words.title, ...instead } },
    // Whoever wrote the error does not approve its correction either.
    author: wrong.author, writtenBy: actor.person, approvals: [], together: 'each', withdrawn: null,
    stages: [{ number: 1, audiences, releaseAt: now, timing: 'at-once', how: null, state: 'planned', why: null, despite: null }],
    gates: gates.map((text) => ({ text, tickedBy: null, tickedAt: null })),
  };
}

/** What was corrected, in its right words: a new version, agreed by whoever agreed to the correction. */
export function mended(wrong: Announcement, correction: Announcement): Announcement {
  const { instead } = correction.words;
  if (instead == null) throw new Refusal('not-now', { id: correction.id, state: correction.state });
  const version = wrong.version + 1;
  const approvals = correction.approvals.filter((one) => one.version === correction.version).map((one) => ({ ...one, version }));
  return { ...wrong, version, words: { ...instead, instead: null }, writtenBy: correction.writtenBy, approvals: [...wrong.approvals, ...approvals] };
}

/** Copies that carry other words than the right ones, or may: they went out, or are not certain not to have. */
export function carriers(deliveries: readonly Delivery[], rightVersion: number): Delivery[] {
  return deliveries.filter(({ kind, state, version }) => kind === 'announcement' && (version ?? 0) < rightVersion && ['sent', 'sending', 'unknown'].includes(state));
}

/** Taken back for good: what has not gone stays, and every copy is replaced by a line that says so. */
export function withdraw(announcement: Announcement, actor: Actor, why: string, now: Instant): Announcement {
  mayDecide(announcement, actor, 'withdraw it');
  if (announcement.state === 'withdrawn' || announcement.stages.every(({ state }) => state !== 'released')) {
    throw new Refusal('not-now', { id: announcement.id, state: announcement.state });
  }
  const stages = announcement.stages.map((stage): Stage => (stage.state === 'released' ? stage : { ...stage, state: 'cancelled' }));
  return { ...standing({ ...announcement, stages }), state: 'withdrawn', withdrawn: { why, at: now } };
}
