import { setTimeout as pause } from 'node:timers/promises';
import { standing, withStage } from './domain/announcement.js';
import type { DeliveryId } from './domain/ids.js';
import { addMs } from './domain/instant.js';
import type { Office } from './office.js';
import type { Surveyor } from './slack/survey.js';
import type { Database } from './store/database.js';
import { recordsIn } from './store/records.js';
import { olderCopy, restoredIn } from './store/restored.js';
import { restoredNotice, type RestoredFacts } from './wording/restored.js';

export interface LookAroundParts {
  readonly store: Database;
  readonly openOffice: () => Promise<Office>;
  readonly survey: Surveyor;
}

/** A message may have been posted so long before the copy last noted anything. */
const marginMs = 2 * 60_000;
/** What is overdue by so much when the bot starts is looked for before it is sent. */
const overdueMs = 10 * 60_000;
const mostWaitSeconds = 30;
const mostTries = 10;

/**
 * To be called at every start, before anything is sent: compares what the channels show with what is on record. Records
 * that know less are an older copy. Then what was due is looked for or held, and the secretariat is told.
 */
export async function lookAround({ store, openOffice, survey }: LookAroundParts): Promise<'as-recorded' | 'older-copy'> {
  const alive = await restoredIn(store).lastAlive();
  if (alive === null) return 'as-recorded';
  const since = addMs(alive, -marginMs);
  const office = await openOffice();
  const unknown = await restoredIn(store).unknownOf(await allMarks(await restoredIn(store).places(), since));
  if (unknown.length === 0) {
    const looked = await store.transact((session) => restoredIn(session).lookFirst(overdueMs, since));
    if (looked > 0) office.log.warn('overdue-looked-for', { deliveries: looked });
    return 'as-recorded';
  }
  const facts = await becomeCareful(unknown.length, since);
  office.log.error('records-are-an-older-copy', { since: alive, ...facts });
  return 'older-copy';

  async function allMarks(places: Awaited<ReturnType<ReturnType<typeof restoredIn>['places']>>, from: typeof since): Promise<string[]> {
    const marks: string[] = [];
    for (const place of places) {
      let seen = await survey(place, from);
      for (let tries = 1; seen.kind === 'away' && tries < mostTries; tries += 1) {
        await pause(1000 * Math.min(mostWaitSeconds, seen.seconds));
        seen = await survey(place, from);
      }
      if (seen.kind === 'read') marks.push(...seen.marks);
      else office.log.warn('channel-not-looked-at', { channel: place, why: seen.kind === 'closed' ? seen.why : 'Slack does not show it' });
    }
    return marks;
  }

  function becomeCareful(count: number, from: typeof since): Promise<RestoredFacts> {
    return store.transact(async (session) => {
      const [restored, records] = [restoredIn(session), recordsIn(session, office.now)];
      const announcements: string[] = [];
      for (const { id, stage } of await records.announcements.due()) {
        const one = await records.announcements.claim(id);
        const due = one.stages.find(({ number }) => number === stage);
        if (due === undefined) continue;
        await records.announcements.record(standing(withStage(one, { ...due, state: 'held', why: olderCopy })));
        await records.deliveries.holdOf(id, stage);
        announcements.push(id);
      }
      const facts = {
        unknown: count, looked: await restored.lookFirst(0, from), held: (await restored.holdUnseen()).length, reminders: await restored.dropReminders(),
        announcements: [...new Set(announcements)],
      };
      await records.trail.append('records', 'older-copy', { ...facts, since: alive });
      const to = await restored.secretariat();
      if (to !== null) await records.deliveries.plan({ id: office.newId<DeliveryId>(), kind: 'restored', subject: 'records', destination: to, message: restoredNotice(facts), dueAt: office.now });
      return facts;
    });
  }
}
