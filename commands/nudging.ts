import type { Press, Reply } from '../src/command.js';
import type { Book } from '../src/domain/answer-book.js';
import { releasedTotal } from '../src/domain/answer-pick.js';
import { rolesWith } from '../src/domain/duties.js';
import type { DeliveryId, PersonId } from '../src/domain/ids.js';
import { morningsOfPerson } from '../src/domain/mornings.js';
import { Refusal } from '../src/domain/refusal.js';
import { decentMoment } from '../src/domain/reminder.js';
import { readValue } from '../src/grammar/button-value.js';
import type { Office } from '../src/office.js';
import { nudge, nudgesOnTheirWay, nobodyLeftToNudge } from '../src/wording/answers/nudges.js';
import { handsOf } from './answering.js';

/** Sends the reminder that was read back: only to those who still have not answered, and only for the secretariat. */
export async function sendReminder(office: Office, press: Press): Promise<Reply> {
  const { what, quarter, to } = readValue(press.value, { what: 'text', quarter: 'text', to: 'text' });
  return office.transact(async (records) => {
    const book = await records.answerBook.open(press.reader, null);
    if (book === null || handsOf(press.reader).secretariat === 'no') throw new Refusal('not-allowed', { what: 'send a reminder', who: 'the secretariat' });
    const missing = stillMissing(book, what, quarter).filter((id) => to.split(',').includes(id));
    const facilitators = rolesWith(book.roles, 'facilitator');
    const people = book.holders.filter(({ role, partnership }) => facilitators.includes(role) && partnership !== null && missing.includes(partnership));
    if (people.length === 0) return { ...nobodyLeftToNudge, replaces: true };
    const message = nudge(what, quarter);
    const mornings = await records.reminders.mornings();
    for (const { person } of people) {
      const found = await records.people.byId(person as PersonId);
      const dueAt = decentMoment(office.now, morningsOfPerson(mornings, found ?? { id: null, zone: null, nation: null }));
      await records.deliveries.plan({ id: office.newId<DeliveryId>(), kind: 'nudge', subject: `${what}/${quarter}`, destination: person, message, dueAt });
    }
    await records.trail.append(`${what}/${quarter}`, 'nudge-planned', { to: people.map(({ person }) => person), by: press.reader.person });
    return { ...nudgesOnTheirWay(people.map(({ name }) => name)), replaces: true };
  });
}

function stillMissing(book: Book, what: string, quarter: string): readonly string[] {
  if (what === 'released-time') return releasedTotal(quarter, book).missing;
  return book.reports.filter((report) => report.quarter === quarter && report.returnedOn === null).map(({ partnership }) => partnership);
}
