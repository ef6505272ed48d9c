import { stageOf } from '../src/domain/announcement.js';
import { destinationsOf } from '../src/domain/destination.js';
import type { DeliveryId } from '../src/domain/ids.js';
import { addMs } from '../src/domain/instant.js';
import { isSpoken } from '../src/domain/release.js';
import type { Instant } from '../src/domain/when.js';
import type { Round } from '../src/job.js';
import type { Office } from '../src/office.js';
import { preflightFound } from '../src/wording/announcements/going-out.js';
import { lookOver } from './announcements/looking-over.js';

const hourMs = 3_600_000;
/** How long before a stage its destinations are looked over: with days to put things right, a day, and an hour. */
const ahead = [{ name: '3 days', ms: 72 * hourMs }, { name: '1 day', ms: 24 * hourMs }, { name: '1 hour', ms: hourMs }];

/** Looks ahead at where each agreed stage goes, and tells its author what stands in the way while there is time. */
export const preflight: Round = {
  name: 'preflight',
  everyMs: 60_000,

  async run(office) {
    const coming = await office.transact(({ announcements }) => announcements.coming(addMs(office.now, 72 * hourMs)));
    for (const one of coming) {
      // no rethrow: the next round looks again, and the others need not wait for it.
      await lookAhead(office, one).catch((error: unknown) => office.log.warn('preflight-put-back', { announcement: one.id, stage: one.stage, error }));
    }
  },
};

async function lookAhead(office: Office, { id, stage: number, releaseAt }: { readonly id: string; readonly stage: number; readonly releaseAt: Instant }): Promise<void> {
  const left = Date.parse(releaseAt) - Date.parse(office.now);
  const round = `${ahead.filter(({ ms }) => left <= ms).at(-1)?.name ?? ''} before ${releaseAt}`;
  const before = await office.transact(async (records) => ({
    announcement: await records.announcements.find(id), directory: await records.directory.open(), done: await records.announcements.wasLookedOver(id, number, round),
  }));
  const { announcement } = before;
  if (announcement === null || before.done || announcement.corrects !== null) return;
  const stage = stageOf(announcement, number);
  const destinations = isSpoken(stage) ? [] : destinationsOf(stage.audiences, announcement.words, before.directory);
  const findings = await lookOver(office.desk, stage, destinations, before.directory);
  await office.transact(async (records) => {
    if ((await records.announcements.keepFindings(id, number, round, findings)) === 'again') return;
    await records.trail.append(id, 'looked-over', { stage: number, round, findings });
    if (findings.length === 0) return;
    await records.deliveries.plan({
      id: office.newId<DeliveryId>(), kind: 'announcement-news', subject: id, destination: announcement.author,
      message: preflightFound(announcement, stage, findings, office.zone), dueAt: office.now,
    });
  });
}
