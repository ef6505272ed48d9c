import type { Announcement } from '../../src/domain/announcement.js';
import { stageOf } from '../../src/domain/announcement.js';
import { carriers, mended } from '../../src/domain/correction.js';
import type { Delivery } from '../../src/domain/delivery.js';
import { destinationsOf, peopleIn, wordsFor, type Destination, type Directory } from '../../src/domain/destination.js';
import type { DeliveryId, PersonId } from '../../src/domain/ids.js';
import type { Message, Office, Records } from '../../src/office.js';
import { correctedMessage, readAgain, withdrawalNotice, withdrawnMessage } from '../../src/wording/announcements/mended.js';
import { announcementMessage } from '../../src/wording/announcements/message.js';

const withdrawal = -1;

/** Where a correction goes: every place whose copy carries the error, and nowhere else. */
export async function placesOfError(records: Records, wrong: Announcement, directory: Directory): Promise<{ destination: Destination; delivery: Delivery }[]> {
  const copies = carriers(await records.deliveries.listOf(wrong.id), wrong.version + 1);
  return copies.flatMap((delivery) => {
    const destination = delivery.stage === null ? undefined : whereOf(wrong, delivery, directory);
    return destination === undefined ? [] : [{ destination, delivery }];
  });
}

function whereOf(announcement: Announcement, { stage, destination }: Pick<Delivery, 'stage' | 'destination'>, directory: Directory): Destination | undefined {
  const planned = stage === null ? [] : destinationsOf(stageOf(announcement, stage).audiences, announcement.words, directory);
  const found = planned.find(({ id }) => id === destination);
  if (found !== undefined || Object.keys(announcement.words.perPartnership).length > 0) return found;
  // Whoever has left their post since was told all the same, and is told that it was wrong.
  const channel = directory.channels.find(({ name }) => name === destination);
  if (channel !== undefined) return { kind: 'channel', id: channel.name, ...channel };
  const person = directory.people.find(({ id }) => id === destination);
  return person === undefined ? undefined : { ...person, kind: 'person', partnerships: [] };
}

/** At a correction's hour: the right words take the place of the wrong ones, and whoever acknowledged those is asked again. */
export async function mend(records: Records, office: Office, correction: Announcement): Promise<void> {
  if (correction.corrects === null) return;
  const wrong = await records.announcements.claim(correction.corrects);
  const right = mended(wrong, correction);
  await records.announcements.record(right);
  const directory = await records.directory.open();
  for (const delivery of await records.deliveries.listOf(wrong.id)) {
    if (delivery.kind !== 'announcement' || !['planned', 'failed', 'held'].includes(delivery.state)) continue;
    const destination = whereOf(right, delivery, directory);
    if (destination !== undefined) await records.copies.replaceUnsent(delivery.id, right.version, announcementMessage(right, wordsFor(destination, right.words)));
  }
  await records.trail.append(wrong.id, 'corrected', { by: correction.id, version: right.version, title: right.words.title, text: right.words.text, perPartnership: right.words.perPartnership });
  const answered = (await records.acknowledgements.of(wrong.id)).filter(({ version }) => version === wrong.version);
  const still = peopleIn(right.stages.flatMap(({ audiences }) => audiences), directory).map(({ id }) => id);
  for (const { person } of answered.filter(({ person: one }) => still.some((id) => id === one))) {
    await records.deliveries.plan({ id: office.newId<DeliveryId>(), kind: 'announcement-news', subject: wrong.id, destination: person as PersonId, message: readAgain(right), dueAt: office.now });
  }
}

/** Brings every posted copy up to what it should show, in place. Says it in the thread where that was not said yet. */
export async function bringCopiesUp(office: Office): Promise<void> {
  const behind = await office.transact(({ copies }) => copies.behind(50));
  for (const copy of behind) {
    const wanted = await office.transact(async (records) => {
      const announcement = await records.announcements.find(copy.announcement);
      if (announcement === null) return null;
      return { announcement, message: await messageFor(records, announcement, copy, office.zone) };
    });
    if (wanted === null) continue;
    const { announcement, message } = wanted;
    const outcome = message === null ? { kind: 'refused' as const, why: 'no words for this place' } : await office.desk.update(copy.channel, copy.ts, message);
    if (outcome.kind !== 'posted' && outcome.kind !== 'refused') continue;
    await office.transact(async (records) => {
      const shown = announcement.state === 'withdrawn' ? withdrawal : announcement.version;
      await records.copies.shows(copy.delivery, shown);
      await records.trail.append(copy.announcement, outcome.kind === 'posted' ? 'copy-changed' : 'copy-not-changed', {
        destination: copy.destination, stage: copy.stage, version: announcement.version, ...(outcome.kind === 'refused' ? { why: outcome.why } : {}),
      });
      await sayInThread(records, office, announcement, copy);
    });
  }
}

async function messageFor(records: Records, announcement: Announcement, copy: { stage: number; destination: string }, zone: string): Promise<Message | null> {
  if (announcement.state === 'withdrawn') return withdrawnMessage(announcement, zone);
  const destination = whereOf(announcement, copy, await records.directory.open());
  return destination === undefined ? null : correctedMessage(announcement, wordsFor(destination, announcement.words), await records.copies.correctionOf(announcement.id));
}

/** A copy whose fate was not certain when the correction went out has its notice too, and each place has it once. */
async function sayInThread(records: Records, office: Office, announcement: Announcement, copy: { destination: string; ts: string; stage: number }): Promise<void> {
  const common = { id: office.newId<DeliveryId>(), destination: copy.destination, threadTs: copy.ts, dueAt: office.now };
  if (announcement.state === 'withdrawn') {
    await records.deliveries.plan({ ...common, kind: 'announcement-withdrawal', subject: announcement.id, message: withdrawalNotice(announcement) });
    return;
  }
  const by = await records.copies.correctionOf(announcement.id);
  const correction = by === null ? null : await records.announcements.find(by);
  if (correction === null) return;
  await records.deliveries.plan({ ...common, kind: 'announcement', subject: correction.id, version: correction.version, stage: 1, message: announcementMessage(correction, correction.words.text) });
}
