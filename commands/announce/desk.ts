import type { Caller, Reply } from '../../src/command.js';
import { tells, type Announcement } from '../../src/domain/announcement.js';
import { actorOf, type Actor } from '../../src/domain/approval.js';
import type { Directory } from '../../src/domain/destination.js';
import { hasDuty } from '../../src/domain/duties.js';
import type { DeliveryId, PersonId } from '../../src/domain/ids.js';
import { Refusal } from '../../src/domain/refusal.js';
import type { Message, Office, Records } from '../../src/office.js';
import { newsForAuthor } from '../../src/wording/announcements/approval.js';
import { card } from '../../src/wording/announcements/card.js';
import type { Setting } from '../../src/wording/announcements/setting.js';

/** Whoever asks, as somebody who prepares announcements; anybody else is refused. */
export function preparer(caller: Caller, what: string): Actor {
  const actor = actorOf(caller.reader);
  if (actor === null || actor.prepares === 'no') throw new Refusal('not-allowed', { what, who: 'the sponsor’s officials and the secretariat' });
  return actor;
}

/** The same for somebody who only wants to look. */
export function reviewer(caller: Caller, what: string): Actor {
  const actor = actorOf(caller.reader);
  if (actor === null || actor.prepares === 'no') throw new Refusal('not-allowed', { what, who: 'the sponsor’s officials and the secretariat', looking: true });
  return actor;
}

export async function settingOf(records: Records, { zone }: Pick<Office, 'zone'>, about?: Announcement): Promise<Setting> {
  return { zone, ...(await records.announcementSetting(about)) };
}

/** Puts down a message from the bot to one person, in the transaction of what it tells. */
export async function tell(records: Records, office: Office, news: { readonly to: PersonId; readonly about: string; readonly message: Message }): Promise<void> {
  await records.deliveries.plan({
    id: office.newId<DeliveryId>(), kind: 'announcement-news', subject: news.about, destination: news.to, message: news.message, dueAt: office.now,
  });
}

/** Everybody who may approve these words, each with the words before them. */
export async function askForApproval(records: Records, office: Office, announcement: Announcement, setting: Setting): Promise<void> {
  const asked = approvers(setting.directory, announcement);
  await records.deliveries.plan(...asked.map((to) => ({
    id: office.newId<DeliveryId>(), kind: 'announcement-approval', subject: announcement.id, version: announcement.version, destination: to, message: null, dueAt: office.now,
  })));
  await records.trail.append(announcement.id, 'approval-asked', { version: announcement.version, of: asked });
}

function approvers({ people }: Directory, { author, writtenBy }: Announcement): PersonId[] {
  return people
    .filter(({ id, appointments }) => id !== author && id !== writtenBy && hasDuty(appointments, 'approves'))
    .map(({ id }) => id);
}

/** Tells its author, and whoever wrote its latest words, what somebody else did. */
export async function tellAuthor(records: Records, office: Office, announcement: Announcement, by: PersonId, what: string): Promise<void> {
  for (const to of new Set([announcement.author, announcement.writtenBy])) {
    if (to !== by) await tell(records, office, { to, about: announcement.id, message: newsForAuthor(announcement, what) });
  }
}

export function cardFor(announcement: Announcement, setting: Setting, actor: Actor): Reply {
  return card(announcement, setting, actor);
}

/**
 * When everything is agreed, what the register had planned for these audiences gives way to the release: they are told
 * when it goes, and the holding line stays until then.
 */
export async function takeOver(records: Records, office: Office, announcement: Announcement, { directory }: Setting): Promise<void> {
  if (announcement.state !== 'approved') return;
  const { id, holdingLine, version } = announcement;
  const decision = tells(announcement);
  await records.trail.append(id, 'agreed', { version, stages: announcement.stages.map(({ number, audiences, releaseAt }) => ({ number, audiences, releaseAt })) });
  if (decision === null) return;
  const audiences = announcement.stages.filter(({ state }) => state !== 'released').flatMap((stage) => stage.audiences);
  const gone = await records.told.handOver(decision, audiences, directory, office);
  if (holdingLine !== null) await records.holdingLines.leaveOpen(holdingLine);
  if (gone.length > 0) {
    await records.trail.append(decision, 'telling-handed-over', { to: id, audiences: gone });
    await records.clearances.refresh();
  }
}
