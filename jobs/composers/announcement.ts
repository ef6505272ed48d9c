import { stageOf, type Announcement } from '../../src/domain/announcement.js';
import { destinationsOf, type Directory } from '../../src/domain/destination.js';
import { findingsOf } from '../../src/domain/preflight.js';
import type { Composer, Look } from './composer.js';

export const announcementKind = 'announcement';

/** An announcement's words are fixed when its stage is released; here is the last look at who reads, and who answers. */
export const announcement: Composer = {
  async mayGo(records, looks) {
    const found = new Map<string, Announcement | null>();
    for (const subject of new Set(looks.map(({ delivery }) => delivery.subject))) found.set(subject, await records.announcements.find(subject));
    const members = new Set(looks.flatMap(({ inspection }) => inspection.members));
    const directory = await records.directory.ofChannels(looks.map(({ delivery }) => delivery.destination), [...members]);
    return looks.map((look) => barTo(look, found.get(look.delivery.subject) ?? null, directory));
  },
  async answersFor(records, delivery) {
    return (await records.announcements.find(delivery.subject))?.author ?? null;
  },
};

function barTo({ delivery, inspection }: Look, announcement: Announcement | null, directory: Directory): string | null {
  if (announcement === null || delivery.stage === null || announcement.corrects !== null) return null;
  const stage = stageOf(announcement, delivery.stage);
  const destination = destinationsOf(stage.audiences, announcement.words, directory).find(({ id }) => id === delivery.destination);
  if (destination === undefined || destination.kind === 'person' || stage.despite !== null) return null;
  const [first] = findingsOf({ ...destination, slackChannel: delivery.slackChannel }, inspection, stage.audiences, directory);
  if (first === undefined || first.kind === 'no-account') return null;
  return first.kind === 'unreachable' ? first.why : 'shared with others';
}
