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
  async run(office) {
    await office.transact(({ attendance }) => attendance.look());
    for (let carried = atOnce; carried === atOnce;) carried = await office.transact((records) => carryDue(records, office));
  },
};

interface ToCarry {
  readonly reminder: ReminderId;
  readonly stands: Stands;
  readonly held: HeldFor | null;
}

async function carryDue(records: Records, office: Office): Promise<number> {
  await carryReturnAsks(records, office, async (person) => messageFor(records, office, person, await records.reminders.mornings()));
  const { said, overtaken: past } = overtaken(await records.reminders.due(atOnce));
  await records.reminders.drop(past.map(({ id }) => id), 'a later reminder says it');
  if (said.length === 0) return 0;
  const book = await records.reminders.mornings();
  const finding = findWhoIsTold(records, office, book);
  const bundles = new Map<PersonId, { readonly person: Holder; readonly items: ToCarry[] }>();
  for (const reminder of said) {
    const { recipients, channel } = await finding.of(reminder);
    if (recipients.length === 0) office.log.warn('reminder-for-nobody', { reminder: reminder.id, milestone: reminder.milestone });
    for (const { person, stands } of recipients) {
      const bundle = bundles.get(person.id) ?? { person, items: [] };
      bundle.items.push({ reminder: reminder.id, stands, held: heldFor(office.now, morningsOfPerson(book, person)) });
      bundles.set(person.id, bundle);
    }
    if (channel === 'told' && recipients.length > 0) await tellChannel(records, office, reminder, book);
  }
  for (const { person, items } of bundles.values()) await records.reminders.carry(await messageFor(records, office, person, book), items);
  return bundles.size === 0 ? 0 : said.length + past.length;
}

/** The message that still waits for this person, or a new one at a decent hour of theirs. */
async function messageFor(records: Records, office: Office, person: Holder, book: MorningBook): Promise<DeliveryId> {
  const waiting = await records.reminders.waitingFor(person.id);
  if (waiting !== null) return waiting;
  const id = office.newId<DeliveryId>();
  const mornings = morningsOfPerson(book, person);
  const dueAt = decentMoment(office.now, mornings);
  await records.deliveries.plan({ id, kind: reminderKind, subject: `reminders/${person.id}/${dayIn(dueAt, mornings.zone)}`, destination: person.id, message: null, dueAt });
  return id;
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
