import type { Caller, FormErrors, Press, Reply, Submission } from '../../src/command.js';
import { day as dayOf } from '../../src/domain/day.js';
import type { MilestoneId } from '../../src/domain/ids.js';
import { checkDone, mayFinish } from '../../src/domain/milestone-change.js';
import type { Milestone } from '../../src/domain/milestone.js';
import { Refusal } from '../../src/domain/refusal.js';
import { onDay, type When } from '../../src/domain/when.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { AskedMilestone } from '../../src/grammar/milestone.js';
import type { Office } from '../../src/office.js';
import { said } from '../../src/wording/milestone-answers.js';
import { doneForm } from '../../src/wording/milestone-forms.js';
import { sayRefusal } from '../../src/wording/refusals.js';
import { bookFor, dated, dateWords, named, personOf } from './desk.js';

/** Done, as it was typed; without a date the form asks for it. */
export async function typedDone(office: Office, caller: Caller, asked: Extract<AskedMilestone, { kind: 'done' }>): Promise<Reply> {
  const book = await bookFor(office, caller, null);
  const found = named(book, asked.name, (id) => `done ${id}${asked.on === null ? '' : ` on ${dateWords(asked.on)}`}`);
  if ('ask' in found) return found.ask;
  if (asked.on === null) return openDoneForm(office, caller, found.milestone);
  const date = dated(asked.on, (words) => `done ${found.milestone.id} on ${words}`);
  return 'ask' in date ? date.ask : finish(office, caller, found.milestone.id, date.when);
}

export async function pressedDone(office: Office, press: Press): Promise<Reply> {
  const { id } = readValue(press.value, { id: 'text' });
  const milestone = (await bookFor(office, press, null)).milestones.find((one) => one.id === id);
  if (milestone === undefined) throw new Refusal('unknown-name', { kind: 'milestone', name: id, nearest: [] });
  return openDoneForm(office, press, milestone);
}

async function openDoneForm(office: Office, caller: Caller, milestone: Milestone): Promise<Reply> {
  allowed(caller, milestone);
  if (milestone.actual !== null) throw new Refusal('already-done', { title: milestone.title, on: milestone.actual });
  return { text: said.formOpen, form: doneForm(milestone, { about: JSON.stringify({ id: milestone.id }), today: office.today }) };
}

export async function sentDone(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const { id } = readValue(submission.about, { id: 'text' });
  const chosen = submission.values['day'];
  const day = typeof chosen === 'string' ? dayOf(chosen) : null;
  if (day === null) return { errors: { day: said.chooseDay } };
  try {
    return await finish(office, submission, id, onDay(day));
  } catch (error) {
    if (error instanceof Refusal && ['still-to-come', 'already-done'].includes(error.code)) return { errors: { day: sayRefusal(error).replaceAll('`', '') } };
    throw error;
  }
}

async function finish(office: Office, caller: Caller, id: string, on: When): Promise<Reply> {
  const person = personOf(caller, 'say that something is done', 'its owner or the secretariat');
  return office.transact(async (records) => {
    const milestone = await records.milestones.claim(caller.reader, office.today, id as MilestoneId);
    if (milestone === null) throw new Refusal('unknown-name', { kind: 'milestone', name: id, nearest: [] });
    allowed(caller, milestone);
    checkDone(milestone, on, office.today);
    await records.milestones.finish(milestone.id, on, { person, today: office.today });
    await records.reminders.answer(milestone.id, 'done', person);
    await records.reminders.replan(milestone.id);
    await records.clearances.refreshMilestone(milestone.id);
    await records.trail.append(milestone.id, 'milestone-done', { on, by: person });
    return said.done(milestone, on);
  });
}

/** Done was said in error: it is open again, and who was asked may be asked again. */
export async function undo(office: Office, caller: Caller, id: string): Promise<Reply> {
  const person = personOf(caller, 'open it again', 'its owner or the secretariat');
  return office.transact(async (records) => {
    const milestone = await records.milestones.claim(caller.reader, office.today, id as MilestoneId);
    if (milestone === null) throw new Refusal('unknown-name', { kind: 'milestone', name: id, nearest: [] });
    allowed(caller, milestone);
    if (milestone.actual === null || !(await records.milestones.unfinish(milestone.id))) throw new Refusal('not-done', { id });
    await records.reminders.unanswer(milestone.id, 'done');
    await records.reminders.replan(milestone.id);
    await records.clearances.refreshMilestone(milestone.id);
    await records.trail.append(milestone.id, 'milestone-reopened', { was: milestone.actual, by: person });
    return { ...said.undone(milestone), replaces: true };
  });
}

function allowed(caller: Caller, milestone: Milestone): void {
  if (!mayFinish(caller.reader.appointments, milestone)) throw new Refusal('not-allowed', { what: `say that ${milestone.id} is done`, who: 'its owner, their deputy or the secretariat' });
}
