import { stageOf, tells, type Announcement, type Stage } from '../../src/domain/announcement.js';
import { areInsiders, destinationsOf, wordsFor, type Destination, type Directory } from '../../src/domain/destination.js';
import type { DeliveryId } from '../../src/domain/ids.js';
import { replacedBy } from '../../src/domain/holding-line.js';
import { dayIn } from '../../src/domain/instant.js';
import { atTheHour, isSpoken } from '../../src/domain/release.js';
import type { Instant } from '../../src/domain/when.js';
import type { Office, Records } from '../../src/office.js';
import { announcementMessage, stageHeld } from '../../src/wording/announcements.js';
import { progressNote } from '../../src/wording/receipts.js';
import { lookOver } from './looking-over.js';
import { mend, placesOfError } from './mending.js';

interface Hour {
  readonly now: Instant;
  readonly zone: string;
  readonly directory: Directory;
}

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

/** What the release makes true on the register, all in its own transaction. */
async function onTheRegister(records: Records, announcement: Announcement, stage: Stage, { now, zone, directory }: Hour): Promise<void> {
  const { id, kind, version } = announcement;
  const at = { now, zone };
  const successor = kind === 'holding line' || !areInsiders(stage.audiences);
  if (announcement.decision !== null && successor) await endLines(records, announcement, at);
  if (kind === 'holding line') {
    const approvedBy = announcement.approvals.find((one) => one.version === version)?.by ?? null;
    const line = await records.holdingLines.putInForce({ text: announcement.words.text, about: announcement.decision, approvedBy, ends: announcement.expires }, at);
    await records.trail.append(id, 'holding-line-in-force', { line });
    return;
  }
  await money(records, announcement, dayIn(now, zone));
  const decision = tells(announcement);
  if (decision === null) return;
  await records.told.tell(decision, stage.audiences, directory, { ...at, announcement: id });
  await records.decisions.announced(decision, dayIn(now, zone));
  await records.trail.append(decision, 'told', { by: id, audiences: stage.audiences });
  await records.clearances.refresh();
}

/** The agreed words end with the release of what takes their place: those it was planned for, and those given since. */
async function endLines(records: Records, announcement: Announcement, at: { readonly now: Instant; readonly zone: string }): Promise<void> {
  const { id, decision, kind, holdingLine, words } = announcement;
  if (decision === null || (kind !== 'holding line' && tells(announcement) === null)) return;
  const lines = await records.holdingLines.list();
  const current = replacedBy(decision, lines, at.now)?.id ?? null;
  for (const line of new Set([holdingLine, current])) {
    // The same words again go on as they are.
    if (line === null || lines.some((one) => one.id === line && one.text === words.text)) continue;
    await records.holdingLines.end(line, at);
    await records.trail.append(id, 'holding-line-ended', { line });
  }
}

async function money(records: Records, { id, kind, decision, words, approvals }: Announcement, on: ReturnType<typeof dayIn>): Promise<void> {
  const by = { person: approvals.at(-1)?.by ?? null, announcement: id };
  if (kind === 'funding decision' && decision !== null) {
    for (const { year, partnership } of await records.money.ofDecision(decision)) await records.money.record({ year, partnership, state: 'announced', on, amountGbp: null }, by);
  }
  if (kind !== 'grant letter') return;
  const letters = (await records.money.forLetters(decision)).filter(({ partnership }) => words.perPartnership[partnership] !== undefined);
  for (const { year, partnership, amountGbp } of letters) await records.money.record({ year, partnership, state: 'confirmed', on, amountGbp }, by);
  const duties = await records.money.duties(letters.map(({ partnership }) => partnership), on);
  for (const duty of duties) await records.reminders.replan(duty);
  if (duties.length > 0) await records.clearances.refresh();
}

async function tell(records: Records, office: Office, { id, author }: Announcement, message: ReturnType<typeof stageHeld>): Promise<void> {
  await records.deliveries.plan({ id: office.newId<DeliveryId>(), kind: 'announcement-news', subject: id, destination: author, message, dueAt: office.now });
}
