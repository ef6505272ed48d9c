import type { ChannelId } from '../../src/domain/ids.js';
import { destinationsOf } from '../../src/domain/destination.js';
import { stageOf } from '../../src/domain/announcement.js';
import { findingsOf } from '../../src/domain/preflight.js';
import type { Composer } from './composer.js';

export const announcementKind = 'announcement';

/** An announcement's words are fixed when its stage is released; here is the last look at who reads, and who answers. */
export const announcement: Composer = {
  async mayGo(records, delivery, inspection) {
    const found = await records.announcements.find(delivery.subject);
    if (found === null || delivery.stage === null || found.corrects !== null) return null;
    const stage = stageOf(found, delivery.stage);
    const directory = await records.directory.ofChannel(delivery.destination, inspection.members);
    const destination = destinationsOf(stage.audiences, found.words, directory).find(({ id }) => id === delivery.destination);
    if (destination === undefined || destination.kind === 'person' || stage.despite !== null) return null;
    const [first] = findingsOf({ ...destination, slackChannel: delivery.slackChannel as ChannelId | null }, inspection, stage.audiences, directory);
    if (first === undefined || first.kind === 'no-account') return null;
    return first.kind === 'unreachable' ? first.why : 'shared with others';
  },
  async answersFor(records, delivery) {
    return (await records.announcements.find(delivery.subject))?.author ?? null;
  },
};
