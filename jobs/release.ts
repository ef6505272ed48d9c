import type { Round } from '../src/job.js';
import { releaseStage } from './announcements/releasing.js';

/** Lets go what is agreed and whose hour has come by the database's clock. What was missed is made up for. */
export const release: Round = {
  name: 'release',
  everyMs: 2_000,

  async run(office) {
    const due = await office.transact(({ announcements }) => announcements.due());
    for (const { id, stage } of due) await releaseStage(office, id, stage);
  },
};
