import type { Delivery } from '../../src/domain/delivery.js';
import type { MilestoneId, PersonId } from '../../src/domain/ids.js';
import { dayIn } from '../../src/domain/instant.js';
import { morningsOfPerson } from '../../src/domain/mornings.js';
import type { Reader } from '../../src/domain/reader.js';
import type { Message, Office, Records } from '../../src/office.js';
import { isOpen, reminderMessage, type Reminded } from '../../src/wording/reminders.js';
import { isAwaited, type AskedReturn } from '../../src/domain/returns.js';
import type { Composer } from './composer.js';

type Person = Awaited<ReturnType<Records['people']['byIds']>>[number];

/** Each person's reminders in words, as things stand at the moment of sending. What was seen to meanwhile is left out. */
export const reminder: Composer = {
  async composeAll(records, deliveries, office) {
    const letters = await lettersFor(records, deliveries, office);
    await records.reminders.drop(letters.flatMap(({ items }) => items.filter((item) => !isOpen(item)).map(({ reminder: id }) => id)), 'seen to before it was sent');
    await records.returnAsks.drop(letters.flatMap(({ returns }) => returns.filter((one) => !isAwaited(one)).map(({ id }) => id)), 'it is in');
    return letters.map((letter) => {
      const [items, returns] = [letter.items.filter(isOpen), letter.returns.filter(isAwaited)];
      return items.length + returns.length === 0 ? { pointless: 'seen to before it was sent' } : words(office, { ...letter, items, returns });
    });
  },

  async answersFor(records, delivery) {
    const [lead] = await records.people.withDuty('secretariat', null, dayIn(delivery.dueAt, 'UTC'));
    return lead === undefined || lead.id === delivery.destination ? null : lead.id;
  },
};

type Addressed = Pick<Delivery, 'id' | 'destination'>;

/** The same message after it was sent, with what was done about each thing and by whom. */
export async function reminderAsItStands(records: Records, delivery: Addressed, office: Office): Promise<Message> {
  const [letter] = await lettersFor(records, [delivery], office);
  return words(office, letter ?? { zone: 'UTC', items: [], returns: [] });
}

/** What one person's message says, and by whose clock. */
interface Letter {
  readonly zone: string;
  readonly items: readonly Reminded[];
  readonly returns: readonly AskedReturn[];
}

function words(office: Office, { zone, items, returns }: Letter): Message {
  return reminderMessage(items, { now: office.now, today: office.today, zone }, returns);
}

/** For each message what it carries and its reader may know, in the order given. A few statements for all of them. */
async function lettersFor(records: Records, deliveries: readonly Addressed[], office: Office): Promise<Letter[]> {
  const ids = deliveries.map(({ id }) => id);
  const items = await records.reminders.itemsOf(ids);
  const returns = await records.returnAsks.itemsOf(ids);
  const answerers = items.flatMap(({ answeredBy }) => (answeredBy === null ? [] : [answeredBy]));
  const people = new Map((await records.people.byIds([...deliveries.map(({ destination }) => destination as PersonId), ...answerers])).map((one) => [one.id, one]));
  const book = await records.reminders.mornings();
  const { roles, partnerships } = await records.outline();
  const titles = new Map(roles.map(({ id, title }) => [id, title]));
  const places = new Map(partnerships.map(({ id, name }) => [id, name]));
  const known = await knownTo(records, office, deliveries, items, people);
  return deliveries.map(({ id, destination }): Letter => {
    const person = people.get(destination as PersonId) ?? { id: null, zone: null, nation: null };
    const last = new Map<MilestoneId, Reminded>();
    for (const item of items) {
      const milestone = item.delivery === id ? known.get(destination)?.get(item.milestone) : undefined;
      if (milestone === undefined) continue;
      const title = titles.get(milestone.owner) ?? milestone.owner;
      const place = milestone.partnership === null ? undefined : places.get(milestone.partnership);
      const before = last.get(item.milestone);
      const asked: Reminded = {
        ...item, milestone, owner: place === undefined ? title : `${title}, ${place}`,
        answeredBy: item.answeredBy === null ? null : people.get(item.answeredBy)?.name ?? 'Somebody',
      };
      // Each milestone once, by the last that was asked of it. What was asked of another date is settled; it must not hide what is asked of this one.
      if (before === undefined || before.expectedOn === asked.expectedOn || isOpen(asked) || !isOpen(before)) last.set(item.milestone, asked);
    }
    return { zone: morningsOfPerson(book, person).zone, items: [...last.values()], returns: returns.filter(({ delivery }) => delivery === id) };
  });
}

type Known = ReadonlyMap<MilestoneId, Reminded['milestone']>;

/** What each of those written to may know of what their message carries. Those who may know the same are looked up together. */
async function knownTo(records: Records, office: Office, deliveries: readonly Addressed[], items: Awaited<ReturnType<Records['reminders']['itemsOf']>>, people: ReadonlyMap<PersonId, Person>): Promise<ReadonlyMap<string, Known>> {
  const users = deliveries.flatMap(({ destination }) => people.get(destination as PersonId)?.slackUser ?? []);
  const readers = await records.readers.alone(users);
  const alike = new Map<string, { readonly reader: Reader; readonly deliveries: Addressed[] }>();
  for (const delivery of deliveries) {
    const user = people.get(delivery.destination as PersonId)?.slackUser ?? null;
    const reader = user === null ? undefined : readers.get(user);
    if (reader === undefined) continue;
    const key = JSON.stringify(reader.circles);
    const group = alike.get(key) ?? { reader, deliveries: [] };
    group.deliveries.push(delivery);
    alike.set(key, group);
  }
  const groups = [...alike.values()];
  const found = await records.milestones.listForEach(groups.map(({ reader, deliveries: theirs }) => {
    const ids = new Set(theirs.map(({ id }) => id));
    return { reader, ids: [...new Set(items.filter(({ delivery }) => ids.has(delivery)).map(({ milestone }) => milestone))] };
  }), office.today);
  return new Map(groups.flatMap(({ deliveries: theirs }, at) => {
    const known: Known = new Map((found[at] ?? []).map((one) => [one.id, one]));
    return theirs.map(({ destination }) => [destination, known] as const);
  }));
}
