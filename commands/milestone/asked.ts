import type { Press, Reply } from '../../src/command.js';
import type { PersonId, ReminderId } from '../../src/domain/ids.js';
import { mayMove } from '../../src/domain/milestone-change.js';
import { morningsOfPerson, morningsOfRole } from '../../src/domain/mornings.js';
import { Refusal } from '../../src/domain/refusal.js';
import { decentMoment, nextWorkingMorning, type Reminder } from '../../src/domain/reminder.js';
import { readValue } from '../../src/grammar/button-value.js';
import type { Office, Records } from '../../src/office.js';
import { said } from '../../src/wording/milestone-answers.js';
import { personOf } from './desk.js';

/** "Later": asked again on the next working morning of whoever pressed it. */
export async function pressedLater(office: Office, press: Press): Promise<Reply> {
  return answering(office, press, async (records, reminder, person) => {
    const me = await records.people.byId(person);
    const mornings = morningsOfPerson(await records.reminders.mornings(), me ?? { id: person, zone: null, nation: null });
    const dueAt = nextWorkingMorning(office.now, mornings);
    await records.reminders.answer(reminder.milestone, 'later', person, reminder.id);
    await records.reminders.ask({ ...reminder, id: office.newId<ReminderId>(), step: 'later', person, dueAt });
    return said.later(dueAt, mornings.zone);
  });
}

/** "Not mine": passed to the deputy, or the vacancy is raised to the secretariat. Never dropped. */
export async function pressedNotMine(office: Office, press: Press): Promise<Reply> {
  return answering(office, press, async (records, reminder, person) => {
    const book = await records.reminders.mornings();
    await records.reminders.answer(reminder.milestone, 'not-mine', person, reminder.id);
    const deputy = (await records.people.holding(reminder.role, reminder.partnership, office.today))
      .find((one) => one.deputy && one.id !== person && one.slackUser !== null);
    if (deputy !== undefined && reminder.step !== 'passed') {
      await records.reminders.ask({ ...reminder, id: office.newId<ReminderId>(), step: 'passed', person: deputy.id, dueAt: decentMoment(office.now, morningsOfPerson(book, deputy)) });
      return said.passedOn('deputy');
    }
    const role = (await records.people.roleWith('secretariat')) ?? (await records.people.roleWith('chair')) ?? reminder.role;
    const dueAt = decentMoment(office.now, morningsOfRole(book, role, null));
    await records.reminders.ask({ ...reminder, id: office.newId<ReminderId>(), step: 'vacancy', role, partnership: null, person: null, dueAt });
    await records.trail.append(reminder.milestone, 'owner-sought', { role: reminder.role, partnership: reminder.partnership, by: person });
    return said.passedOn('secretariat');
  });
}

/** One answer to one reminder, under lock: of two who press at once the first counts, and the second is told so. */
async function answering(office: Office, press: Press, by: (records: Records, reminder: Reminder, person: PersonId) => Promise<Reply>): Promise<Reply> {
  const { reminder: id } = readValue(press.value, { reminder: 'text' });
  const person = personOf(press, 'answer a reminder', 'whoever was reminded');
  return office.transact(async (records) => {
    const reminder = await records.reminders.byId(id as ReminderId);
    if (reminder === null) throw new Refusal('not-understood', { what: 'that button, which may be from an older message', example: '/milestone mine' });
    const milestone = await records.milestones.claim(press.reader, office.today, reminder.milestone);
    if (milestone === null || !(reminder.person === person || mayMove(press.reader.appointments, milestone))) {
      throw new Refusal('not-allowed', { what: 'answer this reminder', who: 'whoever was reminded' });
    }
    if (milestone.actual !== null) throw new Refusal('already-done', { title: milestone.title, on: milestone.actual });
    if (reminder.answer !== null) {
      const who = reminder.answeredBy === null ? null : await records.people.byId(reminder.answeredBy);
      return said.answeredAlready(who?.name ?? 'somebody');
    }
    return by(records, reminder, person);
  });
}
