import type { Round } from '../src/job.js';
import { releaseStage } from './announcements/releasing.js';

/** Lets go what is agreed and whose hour has come by the database's clock. What was missed is made up for. */
export const release: Round = {
  name: 'release',
  everyMs: 2_000,

  async run(office) {
    const due = await office.transact(({ announcements }) => announcements.due());
    for (const { id, stage } of due) {
      // no rethrow: one that cannot be looked over now is tried again by the next round, and the others need not wait for it.
      await releaseStage(office, id, stage).catch((error: unknown) => office.log.warn('release-put-back', { announcement: id, stage, error }));
    }
  },
};
