import { stageOf, type Announcement } from '../../src/domain/announcement.js';
import { destinationsOf, wordsFor, type Destination, type Directory } from '../../src/domain/destination.js';
import type { DeliveryId } from '../../src/domain/ids.js';
import { atTheHour, isSpoken } from '../../src/domain/release.js';
import type { Office, Records } from '../../src/office.js';
import { stageHeld } from '../../src/wording/announcements/going-out.js';
import { announcementMessage } from '../../src/wording/announcements/message.js';
import { progressNote } from '../../src/wording/receipts.js';
import { lookOver } from './looking-over.js';
import { mend, placesOfError } from './mending.js';
import { onTheRegister, type Hour } from './registering.js';

/**
 * A stage at its hour: every destination is looked over, then in one transaction it goes or is held. With it go the
 * register's note of who was told, the end of the holding line, and what each reader may know.
 */
export async function releaseStage(office: Office, id: string, number: number): Promise<void> {
  const before = await office.transact(async (records) => {
    const announcement = await records.announcements.find(id);
    const directory = await records.directory.open();
    return announcement === null ? null : { stage: stageOf(announcement, number), directory, destinations: await placesFor(records, announcement, number, directory) };
  });
  if (before === null) return;
  const findings = await lookOver(office.desk, before.stage, before.destinations.map(({ destination }) => destination), before.directory);
  await office.transact(async (records) => {
    const announcement = await records.announcements.claim(id);
    const hour: Hour = { now: await records.announcements.clock(), zone: office.zone, directory: await records.directory.open() };
    const destinations = await placesFor(records, announcement, number, hour.directory);
    const verdict = atTheHour(announcement, number, {
      now: hour.now,
      findings: findings.filter((one) => destinations.some(({ destination }) => destination.id === one.destination)),
      destinations: destinations.length,
      onRecord: { sent: await records.announcements.released(), decided: await records.announcements.decided() },
      unbalanced: await records.announcements.unbalanced(),
    });
    if (verdict.kind === 'hold') {
      await records.announcements.record(verdict.announcement);
      await records.trail.append(id, 'held', { stage: number, version: announcement.version, obstacles: verdict.obstacles });
      await tell(records, office, announcement, stageHeld(announcement, stageOf(announcement, number), verdict.obstacles, office.zone));
    }
    if (verdict.kind === 'release') {
      await records.announcements.record(verdict.announcement);
      await goOut(records, office, verdict.announcement, { number, hour, destinations: destinations.filter(({ destination }) => !verdict.without.includes(destination.id)), without: verdict.without });
    }
  });
}

/** One place that gets a copy; a correction's is in the thread of the copy it corrects. */
interface Place {
  readonly destination: Destination;
  readonly threadTs: string | null;
}

async function placesFor(records: Records, announcement: Announcement, number: number, directory: Directory): Promise<Place[]> {
  if (announcement.corrects !== null) {
    const wrong = await records.announcements.find(announcement.corrects);
    const places = wrong === null ? [] : await placesOfError(records, wrong, directory);
    // A copy that is not certain yet has its notice when it is found.
    return places.filter(({ delivery }) => delivery.state === 'sent').map(({ destination, delivery }) => ({ destination, threadTs: delivery.ts }));
  }
  const stage = stageOf(announcement, number);
  return isSpoken(stage) ? [] : destinationsOf(stage.audiences, announcement.words, directory).map((destination) => ({ destination, threadTs: null }));
}

interface Going {
  readonly number: number;
  readonly hour: Hour;
  readonly destinations: readonly Place[];
  readonly without: readonly string[];
}

async function goOut(records: Records, office: Office, announcement: Announcement, { number, hour, destinations, without }: Going): Promise<void> {
  const { id, version, words } = announcement;
  const stage = stageOf(announcement, number);
  await records.deliveries.plan(...destinations.map(({ destination, threadTs }) => ({
    id: office.newId<DeliveryId>(), kind: 'announcement', subject: id, version, stage: number, destination: destination.id,
    message: announcementMessage(announcement, wordsFor(destination, words)), dueAt: stage.releaseAt, ...(threadTs === null ? {} : { threadTs }),
  })));
  await records.trail.append(id, 'released', { stage: number, version, audiences: stage.audiences, how: stage.how, to: destinations.map(({ destination }) => destination.id), without });
  await mend(records, office, announcement);
  await onTheRegister(records, announcement, stage, hour);
  if (destinations.length > 1) {
    const planned = (await records.deliveries.listOf(id)).filter((one) => one.kind === 'announcement' && one.stage === number);
    await records.deliveries.plan({
      id: office.newId<DeliveryId>(), kind: 'announcement-progress', subject: id, stage: number, destination: announcement.author,
      message: progressNote(announcement, number, planned, hour.directory), dueAt: office.now,
    });
  }
}

async function tell(records: Records, office: Office, { id, author }: Announcement, message: ReturnType<typeof stageHeld>): Promise<void> {
  await records.deliveries.plan({ id: office.newId<DeliveryId>(), kind: 'announcement-news', subject: id, destination: author, message, dueAt: office.now });
}
