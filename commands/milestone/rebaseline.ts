import type { Caller, Reply } from '../../src/command.js';
import type { KnownDecision } from '../../src/domain/answer-book.js';
import type { MilestoneId } from '../../src/domain/ids.js';
import { chairRole, secretariatRole } from '../../src/domain/milestone-change.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { AskedMilestone } from '../../src/grammar/milestone.js';
import type { Office } from '../../src/office.js';
import { said } from '../../src/wording/milestone-answers.js';
import { bookFor, dated, named, personOf } from './desk.js';

/** Another baseline: only the secretariat or the chair, and only by a decision that was taken and did not refuse it. */
export async function rebaseline(office: Office, caller: Caller, asked: Extract<AskedMilestone, { kind: 'rebaseline' }>): Promise<Reply> {
  const person = personOf(caller, 'change a baseline', 'the secretariat or the chair');
  if (!caller.reader.appointments.some(({ role }) => role === secretariatRole || role === chairRole)) {
    throw new Refusal('not-allowed', { what: 'change a baseline', who: 'the secretariat or the chair' });
  }
  const book = await bookFor(office, caller, null);
  const found = named(book, asked.name, (id) => `rebaseline ${id} by ${asked.decision}`);
  if ('ask' in found) return found.ask;
  const date = dated(asked.to, (words) => `rebaseline ${found.milestone.id} to ${words} by ${asked.decision}`);
  if ('ask' in date) return date.ask;
  const decision = book.decisions.find(({ id }) => id.toLowerCase() === asked.decision.toLowerCase());
  if (decision === undefined || !allows(decision)) throw new Refusal('decision-needed', { id: found.milestone.id, decision: asked.decision });
  return office.transact(async (records) => {
    const milestone = await records.milestones.claim(caller.reader, office.today, found.milestone.id as MilestoneId);
    if (milestone === null) throw new Refusal('unknown-name', { kind: 'milestone', name: found.milestone.id, nearest: [] });
    if (milestone.actual !== null) throw new Refusal('already-done', { title: milestone.title, on: milestone.actual });
    const was = await records.milestones.rebaseline(milestone.id, date.when, { decision: decision.id, today: office.today });
    await records.reminders.replan(milestone.id);
    await records.trail.append(milestone.id, 'milestone-rebaselined', { from: was, to: date.when, decision: decision.id, by: person });
    return said.rebaselined(milestone, was, date.when, decision.id);
  });
}

function allows({ outcome, events }: KnownDecision): boolean {
  const taken = events.some(({ state }) => state === 'decided' || state === 'announced');
  const gone = events.some(({ state }) => state === 'withdrawn' || state === 'superseded');
  return taken && !gone && outcome !== null && !/\brefused\b|\brejected\b|\bbaseline kept\b/i.test(outcome);
}
