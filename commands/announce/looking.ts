import type { Caller, Reply } from '../../src/command.js';
import type { Announcement } from '../../src/domain/announcement.js';
import { actorOf } from '../../src/domain/approval.js';
import { Refusal } from '../../src/domain/refusal.js';
import { maySee } from '../../src/domain/seeing.js';
import type { Office, Records } from '../../src/office.js';
import { announcementList } from '../../src/wording/announcements/list.js';
import { announcementMessage } from '../../src/wording/announcements/message.js';
import { announceSaid } from '../../src/wording/announcements/replies.js';
import { plainly } from '../../src/wording/announcements/said.js';
import { receipts } from '../../src/wording/receipts.js';
import { cardFor, reviewer, settingOf } from './desk.js';

/** All that this asker may see, the newest first. */
export async function list(office: Office, { reader }: Caller): Promise<Reply> {
  const actor = actorOf(reader);
  const all = await office.transact(({ announcements }) => announcements.list());
  return announcementList(all.filter((one) => maySee(one, reader, actor) !== 'nothing'), office);
}

/** One announcement: to those who prepare it all of it, to others the words they were sent. */
export async function show(office: Office, caller: Caller, id: string): Promise<Reply> {
  const actor = actorOf(caller.reader);
  return office.transact(async (records) => {
    const found = await seen(records, caller, id);
    if (actor !== null && maySee(found, caller.reader, actor) === 'all of it') return cardFor(found, await settingOf(records, office, found), actor);
    const own = caller.reader.appointments.flatMap(({ partnership }) => (partnership === null ? [] : found.words.perPartnership[partnership] ?? []));
    const common = Object.keys(found.words.perPartnership).length === 0 ? found.words.text : null;
    const text = own[0] ?? common;
    return text === null ? plainly(announceSaid.lettersToOthers) : announcementMessage({ ...found, acknowledge: 'not-asked' }, text);
  });
}

/** What arrived where: of one announcement, or of the latest that has gone out. */
export async function showReceipts(office: Office, caller: Caller, id: string | null): Promise<Reply> {
  reviewer(caller, 'see receipts');
  return office.transact(async (records) => {
    const all = id === null ? await records.announcements.list() : [];
    const latest = all.find(({ state }) => ['releasing', 'released', 'withdrawn'].includes(state)) ?? all.find(({ state }) => state === 'approved' || state === 'held') ?? all[0];
    const found = id === null ? latest : await seen(records, caller, id);
    if (found === undefined) return plainly(announceSaid.noneYet);
    const deliveries = (await records.deliveries.listOf(found.id)).filter(({ kind }) => kind === 'announcement');
    return receipts(found, deliveries, await settingOf(records, office));
  });
}

/** Not known and not for this asker sound the same. */
export async function seen(records: Records, { reader }: Caller, id: string): Promise<Announcement> {
  const found = await records.announcements.find(id);
  if (found === null || maySee(found, reader, actorOf(reader)) === 'nothing') throw new Refusal('unknown-name', { kind: 'announcement', name: id, nearest: [] });
  return found;
}
