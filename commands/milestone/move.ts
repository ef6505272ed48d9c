import type { Caller, FormErrors, Press, Reply, Submission } from '../../src/command.js';
import { day as dayOf } from '../../src/domain/day.js';
import type { MilestoneId } from '../../src/domain/ids.js';
import { knockOns, type KnockOn } from '../../src/domain/knock-on.js';
import { asKey, checkMove, longestReason, mayMove, standsAlready } from '../../src/domain/milestone-change.js';
import { expectedOf, type Milestone } from '../../src/domain/milestone.js';
import { Refusal } from '../../src/domain/refusal.js';
import { exactDay, onDay, type When } from '../../src/domain/when.js';
import { isWorkingDay } from '../../src/domain/working-days.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { AskedMilestone } from '../../src/grammar/milestone.js';
import type { Office } from '../../src/office.js';
import { moveConfirmForm, moveForm } from '../../src/wording/milestone-forms.js';
import { moveWords, noWorkingDay, ownerOf } from '../../src/wording/milestones.js';
import { said } from '../../src/wording/milestone-answers.js';
import { sayWhen } from '../../src/wording/dates.js';
import { sayRefusal } from '../../src/wording/refusals.js';
import { bookFor, dated, dateWords, named, personOf, precisionOf } from './desk.js';

/** A new date as it was typed: read back with what it touches, and recorded when it is confirmed. */
export async function typedMove(office: Office, caller: Caller, asked: Extract<AskedMilestone, { kind: 'move' }>): Promise<Reply> {
  const book = await bookFor(office, caller, null);
  const because = asked.reason === '' ? '' : ` because ${asked.reason}`;
  const found = named(book, asked.name, (id) => `move ${id}${asked.to === null ? '' : ` to ${dateWords(asked.to)}${because}`}`);
  if ('ask' in found) return found.ask;
  const { milestone } = found;
  if (asked.to === null) return openMoveForm(office, caller, milestone.id);
  const date = dated(asked.to, (words) => `move ${milestone.id} to ${words}${because}`);
  if ('ask' in date) return date.ask;
  if (asked.reason === '') throw new Refusal('reason-needed', { example: `/milestone move ${milestone.id} to ${sayWhen(date.when)}, because …` });
  return { ...(await preview(office, caller, milestone.id, date.when, asked.reason)) };
}

export async function pressedNewDate(office: Office, press: Press): Promise<Reply> {
  return openMoveForm(office, press, readValue(press.value, { id: 'text' }).id);
}

async function openMoveForm(office: Office, caller: Caller, id: string): Promise<Reply> {
  const book = await bookFor(office, caller, null);
  const milestone = book.milestones.find((one) => one.id === id);
  if (milestone === undefined) throw new Refusal('unknown-name', { kind: 'milestone', name: id, nearest: [] });
  allowed(caller, milestone, ownerOf(book, milestone));
  if (milestone.actual !== null) throw new Refusal('already-done', { title: milestone.title, on: milestone.actual });
  const expected = expectedOf(milestone);
  const today = office.today;
  const soonest = expected === null ? null : exactDay(expected);
  return { text: said.formOpen, form: moveForm(milestone, { about: JSON.stringify({ id }), today, day: soonest !== null && soonest >= today ? soonest : null, reason: '' }) };
}

/** The form's date and reason, shown with what they touch; nothing is recorded yet. */
export async function sentMove(office: Office, submission: Submission): Promise<Reply | FormErrors> {
  const { id } = readValue(submission.about, { id: 'text' });
  const [chosen, why] = [submission.values['day'], submission.values['reason']];
  const day = typeof chosen === 'string' ? dayOf(chosen) : null;
  const reason = typeof why === 'string' ? why.trim() : '';
  if (day === null) return { errors: { day: said.chooseDay } };
  if (reason === '') return { errors: { reason: said.sayWhy } };
  try {
    return await preview(office, submission, id, onDay(day), reason);
  } catch (error) {
    if (error instanceof Refusal && ['same-date', 'date-has-passed'].includes(error.code)) return { errors: { day: sayRefusal(error).replaceAll('`', '') } };
    throw error;
  }
}

/** What will be recorded, in words, with a button and (for those who came by a form) a second form. */
export async function preview(office: Office, caller: Caller, id: string, to: When, typedReason: string): Promise<Reply> {
  const book = await bookFor(office, caller, null);
  const milestone = book.milestones.find((one) => one.id === id);
  if (milestone === undefined) throw new Refusal('unknown-name', { kind: 'milestone', name: id, nearest: [] });
  allowed(caller, milestone, ownerOf(book, milestone));
  checkMove(milestone, to, { today: office.today });
  const reason = typedReason.slice(0, longestReason);
  const touched: KnockOn[] = knockOns(milestone, to, { ...book, calendar: { nation: book.nation } });
  const day = exactDay(to);
  const words = [...moveWords(milestone, to, reason, touched), ...(day !== null && isWorkingDay(day, { nation: book.nation }) === 'no' ? [noWorkingDay(day)] : [])];
  const value = JSON.stringify({ id, d: to.d, p: to.p, text: to.text ?? null, was: asKey(expectedOf(milestone)), reason });
  return {
    ...said.confirm(words, { action: 'milestone:confirm', id, value }),
    ...('about' in caller ? { form: moveConfirmForm(id, words, value) } : {}),
  };
}

export async function confirmedMove(office: Office, caller: Caller, value: string): Promise<Reply> {
  const asked = readValue(value, { id: 'text', d: 'text', p: 'text', text: 'text or null', was: 'text', reason: 'text' });
  const to: When = { d: asked.d, p: precisionOf(asked.p), ...(asked.text === null ? {} : { text: asked.text }) };
  const person = personOf(caller, 'give a new date', 'somebody with a duty in the programme');
  return office.transact(async (records) => {
    const milestone = await records.milestones.claim(caller.reader, office.today, asked.id as MilestoneId);
    if (milestone === null) throw new Refusal('unknown-name', { kind: 'milestone', name: asked.id, nearest: [] });
    allowed(caller, milestone, milestone.owner);
    const reason = asked.reason.slice(0, longestReason);
    if (standsAlready(milestone, to, { today: office.today, reason })) return { ...said.moved(milestone, to), replaces: true };
    checkMove(milestone, to, { today: office.today, was: asked.was });
    await records.milestones.reforecast(milestone.id, to, reason, { person, today: office.today });
    await records.reminders.answer(milestone.id, 'moved', person);
    await records.reminders.replan(milestone.id);
    await records.trail.append(milestone.id, 'milestone-moved', { from: expectedOf(milestone), to, reason: asked.reason, by: person });
    return { ...said.moved(milestone, to), replaces: true };
  });
}

function allowed(caller: Caller, milestone: Milestone, owner: string): void {
  if (!mayMove(caller.reader.appointments, milestone)) throw new Refusal('not-allowed', { what: `give ${milestone.id} another date`, who: `its owner (${owner}), their deputy, the secretariat or the chair` });
}
