import type { Caller, Press, Reply } from '../../src/command.js';
import type { Book } from '../../src/domain/answer-book.js';
import type { MilestoneId } from '../../src/domain/ids.js';
import { allowsRebaseline, asKey, checkRebaseline, mayRebaseline } from '../../src/domain/milestone-change.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { When } from '../../src/domain/when.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { AskedMilestone } from '../../src/grammar/milestone.js';
import type { Office } from '../../src/office.js';
import { said } from '../../src/wording/milestone-answers.js';
import { rebaselineWords } from '../../src/wording/milestones.js';
import { bookFor, dated, dateWords, named, personOf, precisionOf } from './desk.js';

/** Another baseline, read back before it counts: only the secretariat or the chair, and only by a decision that was taken and allows it. */
export async function typedRebaseline(office: Office, caller: Caller, asked: Extract<AskedMilestone, { kind: 'rebaseline' }>): Promise<Reply> {
  allowed(caller);
  const book = await bookFor(office, caller, null);
  const found = named(book, asked.name, (id) => `rebaseline ${id} to ${dateWords(asked.to)} by ${asked.decision}`);
  if ('ask' in found) return found.ask;
  const { milestone } = found;
  const date = dated(asked.to, (words) => `rebaseline ${milestone.id} to ${words} by ${asked.decision}`);
  if ('ask' in date) return date.ask;
  const decision = decisionIn(book, asked.decision, milestone.id);
  checkRebaseline(milestone, date.when);
  const value = JSON.stringify({ id: milestone.id, d: date.when.d, p: date.when.p, text: date.when.text ?? null, was: asKey(milestone.baseline), decision: decision.id });
  return said.confirm(rebaselineWords(milestone, date.when, decision), { action: 'milestone:rebaseline', id: milestone.id, value });
}

export async function confirmedRebaseline(office: Office, press: Press): Promise<Reply> {
  const asked = readValue(press.value, { id: 'text', d: 'text', p: 'text', text: 'text or null', was: 'text', decision: 'text' });
  const to: When = { d: asked.d, p: precisionOf(asked.p), ...(asked.text === null ? {} : { text: asked.text }) };
  allowed(press);
  const person = personOf(press, 'change a baseline', 'the secretariat or the chair');
  const decision = decisionIn(await bookFor(office, press, null), asked.decision, asked.id);
  return office.transact(async (records) => {
    const milestone = await records.milestones.claim(press.reader, office.today, asked.id as MilestoneId);
    if (milestone === null) throw new Refusal('unknown-name', { kind: 'milestone', name: asked.id, nearest: [] });
    checkRebaseline(milestone, to, asked.was);
    await records.milestones.rebaseline(milestone.id, { was: milestone.baseline, to, decision: decision.id }, { person, today: office.today });
    await records.reminders.replan(milestone.id);
    await records.trail.append(milestone.id, 'milestone-rebaselined', { from: milestone.baseline, to, decision: decision.id, by: person });
    return { ...said.rebaselined(milestone, to, decision.id), replaces: true };
  });
}

function allowed(caller: Caller): void {
  if (!mayRebaseline(caller.reader.appointments)) throw new Refusal('not-allowed', { what: 'change a baseline', who: 'the secretariat or the chair' });
}

function decisionIn(book: Book, id: string, milestone: string) {
  const decision = book.decisions.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (decision === undefined || !allowsRebaseline(decision)) throw new Refusal('decision-needed', { id: milestone, decision: id });
  return decision;
}
