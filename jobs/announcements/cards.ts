import type { Announcement } from '../../src/domain/announcement.js';
import { actorOfPerson, type Actor } from '../../src/domain/approval.js';
import type { Delivery } from '../../src/domain/delivery.js';
import type { Message, Office, Records } from '../../src/office.js';
import type { Composer } from '../composers/composer.js';
import { approvalCard } from '../../src/wording/announcements/approval.js';

export const approvalKind = 'announcement-approval';

/** Asks one approver: worded when it leaves, so that it never asks for what was settled meanwhile. */
export const approvalAsked: Composer = {
  async compose(records, delivery, office) {
    const asked = await askedOf(records, delivery);
    if (asked === null) return { pointless: 'there is no such announcement' };
    const { announcement, actor } = asked;
    if (announcement.version !== delivery.version || announcement.state !== 'awaiting-approval') return { pointless: 'it is settled' };
    await records.copies.worded(delivery.id);
    return approvalCard(announcement, announcement.version, { zone: office.zone, ...(await records.announcementSetting(announcement)) }, actor);
  },
  async answersFor(records, delivery) {
    return (await records.announcements.find(delivery.subject))?.author ?? null;
  },
};

/** Every live card says what has become of its announcement, and keeps only the buttons that still do something. */
export async function keepCards(office: Office): Promise<void> {
  const behind = await office.transact(({ copies }) => copies.cards(50));
  for (const card of behind) {
    const wanted = await office.transact((records) => cardNow(records, office, card));
    const outcome = wanted === null ? { kind: 'refused' as const } : await office.desk.update(card.channel, card.ts, wanted.message);
    if (outcome.kind !== 'posted' && outcome.kind !== 'refused') continue;
    await office.transact(({ copies }) => copies.says(card.delivery, card.asOf, wanted === null || wanted.settled ? 'final' : 'open'));
  }
}

interface Card {
  readonly message: Message;
  /** Nothing that happens later changes what it says. */
  readonly settled: boolean;
}

async function cardNow(records: Records, office: Office, card: { readonly announcement: string; readonly version: number; readonly destination: string }): Promise<Card | null> {
  const asked = await askedOf(records, { subject: card.announcement, destination: card.destination });
  if (asked === null) return null;
  const { announcement, actor } = asked;
  const message = approvalCard(announcement, card.version, { zone: office.zone, ...(await records.announcementSetting(announcement)) }, actor);
  return { message, settled: ['cancelled', 'withdrawn', 'released'].includes(announcement.state) || announcement.version !== card.version };
}

async function askedOf(records: Records, { subject, destination }: Pick<Delivery, 'subject' | 'destination'>): Promise<{ announcement: Announcement; actor: Actor } | null> {
  const announcement = await records.announcements.find(subject);
  const { people, audiences } = await records.directory.open();
  const person = people.find(({ id }) => id === destination);
  return announcement === null || person === undefined ? null : { announcement, actor: actorOfPerson(person, audiences) };
}
