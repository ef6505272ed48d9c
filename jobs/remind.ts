import type { DeliveryId, MilestoneId, PersonId, ReminderId } from '../src/domain/ids.js';
import { dayIn } from '../src/domain/instant.js';
import { secretariatRole } from '../src/domain/milestone-change.js';
import { morningsOfPerson, type MorningBook } from '../src/domain/mornings.js';
import { decentMoment, overtaken, type Reminder, type Stands } from '../src/domain/reminder.js';
import type { Reader } from '../src/domain/reader.js';
import type { Round } from '../src/job.js';
import type { Office, Records } from '../src/office.js';
import { carryReturnAsks } from './ask-returns.js';

/** The kind of delivery that carries one person's reminders of a morning. */
export const reminderKind = 'reminder';

const atOnce = 500;

/**
 * Gives what has fallen due to those who hold the roles now: all that is due to one person goes in one message. Of
 * several about one milestone the last is said. What finds nobody goes to the secretariat, and waits where that is empty too.
 */
export const remind: Round = {
  name: 'remind',
  everyMs: 5_000,
  async run(office) {
    for (let carried = atOnce; carried === atOnce;) carried = await office.transact((records) => carryDue(records, office));
  },
};

type Holder = Awaited<ReturnType<Records['people']['holding']>>[number];

interface ToCarry {
  readonly reminder: ReminderId;
  readonly stands: Stands;
}

async function carryDue(records: Records, office: Office): Promise<number> {
  await carryReturnAsks(records, office, async (person) => messageFor(records, office, person, await records.reminders.mornings()));
  const { said, overtaken: past } = overtaken(await records.reminders.due(atOnce));
  await records.reminders.drop(past.map(({ id }) => id), 'a later reminder says it');
  if (said.length === 0) return 0;
  const book = await records.reminders.mornings();
  const finding = finder(records, office);
  const bundles = new Map<PersonId, { readonly person: Holder; readonly items: ToCarry[] }>();
  for (const reminder of said) {
    const found = await finding.whoFor(reminder);
    if (found.people.length === 0) office.log.warn('reminder-for-nobody', { reminder: reminder.id, milestone: reminder.milestone });
    for (const person of found.people) {
      const bundle = bundles.get(person.id) ?? { person, items: [] };
      bundle.items.push({ reminder: reminder.id, stands: found.stands });
      bundles.set(person.id, bundle);
    }
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

/** Finds who is to be told: somebody alone, the holders of the role, their deputies, or else the secretariat. */
function finder(records: Records, office: Office) {
  const holders = new Map<string, Promise<Holder[]>>();
  const readers = new Map<PersonId, Promise<Reader>>();
  const holding = (role: Reminder['role'], partnership: Reminder['partnership']) => {
    const key = `${role} ${partnership}`;
    const found = holders.get(key) ?? records.people.holding(role, partnership, office.today);
    holders.set(key, found);
    return found;
  };
  /** Nobody is reminded of what they may not know. Asked of each milestone by itself: a morning may hold a thousand. */
  const mayKnow = async ({ id, slackUser }: Holder, milestone: MilestoneId): Promise<boolean> => {
    if (slackUser === null) return false;
    const reader = readers.get(id) ?? records.readers.of({ user: slackUser, channel: null });
    readers.set(id, reader);
    return (await records.milestones.list(await reader, office.today, { id: milestone })).length > 0;
  };
  const cleared = async (people: readonly Holder[], { milestone }: Reminder) => {
    const known = await Promise.all(people.map((person) => mayKnow(person, milestone)));
    return people.filter((_, at) => known[at] === true);
  };

  return {
    async whoFor(reminder: Reminder): Promise<{ readonly people: readonly Holder[]; readonly stands: Stands }> {
      const all = (await holding(reminder.role, reminder.partnership)).filter(({ slackUser }) => slackUser !== null);
      if (reminder.person !== null) {
        const alone = await cleared(all.filter(({ id }) => id === reminder.person), reminder);
        if (alone.length > 0) return { people: alone, stands: alone[0]?.deputy === true ? 'deputy' : 'owner' };
      }
      const owners = await cleared(all.filter(({ deputy }) => !deputy), reminder);
      const raised = reminder.step === 'vacancy';
      if (owners.length > 0) return { people: owners, stands: raised ? 'vacancy' : 'owner' };
      const deputies = await cleared(all.filter(({ deputy }) => deputy), reminder);
      if (deputies.length > 0) return { people: deputies, stands: raised ? 'vacancy' : 'deputy' };
      const secretariat = await cleared((await holding(secretariatRole, null)).filter(({ slackUser }) => slackUser !== null), reminder);
      const lead = secretariat.filter(({ deputy }) => !deputy);
      return { people: lead.length > 0 ? lead : secretariat, stands: all.length === 0 ? 'vacancy' : 'not-cleared' };
    },
  };
}
