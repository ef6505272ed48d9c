import type { Delivery } from '../../src/domain/delivery.js';
import type { MilestoneId, PersonId } from '../../src/domain/ids.js';
import { dayIn } from '../../src/domain/instant.js';
import { secretariatRole } from '../../src/domain/milestone-change.js';
import { morningsOfPerson } from '../../src/domain/mornings.js';
import type { Message, Office, Records } from '../../src/office.js';
import { isOpen, reminderMessage, type Reminded } from '../../src/wording/reminders.js';
import { isAwaited, type AskedReturn } from '../../src/wording/return-asks.js';
import type { Composer } from './composer.js';

/** One person's reminders in words, as things stand at the moment of sending. What was seen to meanwhile is left out. */
export const reminder: Composer = {
  async compose(records, delivery, office) {
    const items = await remindedIn(records, delivery, office);
    const open = items.filter(isOpen);
    await records.reminders.drop(items.filter((item) => !isOpen(item)).map(({ reminder: id }) => id), 'seen to before it was sent');
    const returns = await records.returnAsks.itemsOf(delivery.id);
    const awaited = returns.filter(isAwaited);
    await records.returnAsks.drop(returns.filter((one) => !isAwaited(one)).map(({ id }) => id), 'it is in');
    return open.length + awaited.length === 0 ? { pointless: 'seen to before it was sent' } : words(records, delivery, office, open, awaited);
  },

  async answersFor(records, delivery) {
    const [lead] = await records.people.holding(secretariatRole, null, dayIn(delivery.dueAt, 'UTC'));
    return lead === undefined || lead.id === delivery.destination ? null : lead.id;
  },
};

/** The same message after it was sent, with what was done about each thing and by whom. */
export async function reminderAsItStands(records: Records, delivery: Pick<Delivery, 'id' | 'destination'>, office: Office): Promise<Message> {
  return words(records, delivery, office, await remindedIn(records, delivery, office), await records.returnAsks.itemsOf(delivery.id));
}

async function words(records: Records, { destination }: Pick<Delivery, 'destination'>, office: Office, items: readonly Reminded[], returns: readonly AskedReturn[]): Promise<Message> {
  const person = await records.people.byId(destination as PersonId);
  const { zone } = morningsOfPerson(await records.reminders.mornings(), person ?? { id: null, zone: null, nation: null });
  return reminderMessage(items, { now: office.now, today: office.today, zone }, returns);
}

/** What the message carries and its reader may know, each milestone once, by the last that was asked of it. */
async function remindedIn(records: Records, { id, destination }: Pick<Delivery, 'id' | 'destination'>, office: Office): Promise<Reminded[]> {
  const person = await records.people.byId(destination as PersonId);
  if (person === null || person.slackUser === null) return [];
  const reader = await records.readers.of({ user: person.slackUser, channel: null });
  const items = await records.reminders.itemsOf(id);
  const known = new Map((await records.milestones.list(reader, office.today, { ids: items.map(({ milestone }) => milestone) })).map((one) => [one.id, one]));
  const roles = await records.people.roles();
  const places = await records.partnerships.list();
  const answerers = new Map<PersonId, string>();
  for (const { answeredBy } of items) {
    if (answeredBy !== null && !answerers.has(answeredBy)) answerers.set(answeredBy, (await records.people.byId(answeredBy))?.name ?? 'Somebody');
  }
  const last = new Map<MilestoneId, Reminded>();
  for (const item of items) {
    const milestone = known.get(item.milestone);
    if (milestone === undefined) continue;
    const title = roles.find(({ id: role }) => role === milestone.owner)?.title ?? milestone.owner;
    const place = places.find(({ id: partnership }) => partnership === milestone.partnership)?.name;
    const before = last.get(item.milestone);
    const asked: Reminded = {
      ...item, milestone, owner: place === undefined ? title : `${title}, ${place}`,
      answeredBy: item.answeredBy === null ? null : answerers.get(item.answeredBy) ?? null,
    };
    // What was asked of another date is settled; it must not hide what is asked of this one.
    if (before === undefined || before.expectedOn === asked.expectedOn || isOpen(asked) || !isOpen(before)) last.set(item.milestone, asked);
  }
  return [...last.values()];
}
