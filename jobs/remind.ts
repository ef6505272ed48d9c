import type { DeliveryId, PersonId, ReminderId } from '../src/domain/ids.js';
import { dayIn } from '../src/domain/instant.js';
import { morningsOfPerson, type MorningBook } from '../src/domain/mornings.js';
import { decentMoment, heldFor, overtaken, type HeldFor, type Reminder, type Stands } from '../src/domain/reminder.js';
import type { Round } from '../src/job.js';
import type { Office, Records } from '../src/office.js';
import { tellingInChannel } from '../src/wording/escalations.js';
import { carryReturnAsks } from './ask-returns.js';
import { findWhoIsTold, type Holder } from './who-is-told.js';

/** The kind of delivery that carries one person's reminders of a morning. */
export const reminderKind = 'reminder';
/** The kind of delivery that tells a partnership's own channel what is coming up or has passed. */
export const toldInChannelKind = 'told-in-channel';

const atOnce = 500;

/**
 * Gives what has fallen due to those who hold the roles now: all that is due to one person goes in one message. Of
 * several about one milestone the last is said. What finds nobody goes to the secretariat, and waits where that is empty too.
 */
export const remind: Round = {
  name: 'remind',
  everyMs: 5_000,
  nextAt: (office) => office.transact(({ reminders }) => reminders.nextDue()),
  async run(office) {
    await office.transact(({ attendance }) => attendance.look());
    for (let carried = atOnce; carried === atOnce;) carried = await office.transact((records) => carryDue(records, office));
  },
};

interface ToCarry {
  readonly reminder: ReminderId;
  readonly stands: Stands;
}

async function carryDue(records: Records, office: Office): Promise<number> {
  await carryReturnAsks(records, office, async (people) => messagesFor(records, office, people, await records.reminders.mornings()));
  const { said, overtaken: past } = overtaken(await records.reminders.due(atOnce));
  await records.reminders.drop(past.map(({ id }) => id), 'a later reminder says it');
  if (said.length === 0) return 0;
  const book = await records.reminders.mornings();
  const finding = await findWhoIsTold(records, office, book, said);
  const bundles = new Map<PersonId, { readonly person: Holder; readonly held: HeldFor | null; readonly items: ToCarry[] }>();
  const forNobody: ReminderId[] = [];
  for (const reminder of said) {
    const { recipients, channel } = finding.of(reminder);
    if (recipients.length === 0) forNobody.push(reminder.id);
    for (const { person, stands } of recipients) {
      const bundle = bundles.get(person.id) ?? { person, held: heldFor(office.now, morningsOfPerson(book, person)), items: [] };
      bundle.items.push({ reminder: reminder.id, stands });
      bundles.set(person.id, bundle);
    }
    if (channel === 'told' && recipients.length > 0) await tellChannel(records, office, reminder, book);
  }
  await records.reminders.wait(forNobody);
  if (forNobody.length > 0) office.log.warn('reminders-for-nobody', { howMany: forNobody.length, first: forNobody[0] });
  if (bundles.size === 0) return said.length + past.length;
  const messages = await messagesFor(records, office, [...bundles.values()].map(({ person }) => person), book);
  await records.reminders.carry([...bundles.values()].flatMap(({ person, held, items }) => {
    const delivery = messages.get(person.id);
    return delivery === undefined ? [] : items.map((item) => ({ ...item, delivery, held }));
  }));
  return said.length + past.length;
}

/** Somebody to be written to, whichever role they fill. */
type Writable = Pick<Holder, 'id' | 'zone' | 'nation'>;

/** For each the message that still waits for them, or a new one at a decent hour of theirs. */
async function messagesFor(records: Records, office: Office, people: readonly Writable[], book: MorningBook): Promise<ReadonlyMap<PersonId, DeliveryId>> {
  const messages = await records.reminders.waitingFor(people.map(({ id }) => id));
  const begun = people.filter(({ id }) => !messages.has(id)).map((person) => {
    const mornings = morningsOfPerson(book, person);
    const dueAt = decentMoment(office.now, mornings);
    return { id: office.newId<DeliveryId>(), kind: reminderKind, subject: `reminders/${person.id}/${dayIn(dueAt, mornings.zone)}`, destination: person.id, message: null, dueAt };
  });
  await records.deliveries.plan(...begun);
  for (const { id, destination } of begun) messages.set(destination, id);
  return messages;
}

/** Tells a partnership's own channel, where it has one and all who read there may know of it. */
async function tellChannel(records: Records, office: Office, reminder: Reminder, book: MorningBook): Promise<void> {
  const channel = reminder.partnership === null ? null : await records.escalations.channelOf(reminder.partnership);
  if (channel === null) return;
  const reader = await records.readers.inChannel(channel);
  if ((await records.milestones.list(reader, office.today, { id: reminder.milestone })).length === 0) return;
  await records.deliveries.plan({
    id: office.newId<DeliveryId>(), kind: toldInChannelKind, subject: reminder.milestone, destination: channel,
    dueAt: decentMoment(office.now, { zone: book.zone, calendar: { nation: book.nation, extra: book.extra } }), message: tellingInChannel(reminder.milestone, reminder.step),
  });
}
