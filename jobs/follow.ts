import type { Round } from '../src/job.js';
import { keepReports, sealReceipts } from './announcements/following.js';
import { bringCopiesUp } from './announcements/mending.js';

/** What follows a release: receipts into the trail, the author's report kept true, copies corrected or withdrawn in place. */
export const follow: Round = {
  name: 'follow',
  everyMs: 3_000,

  async run(office) {
    await sealReceipts(office);
    await bringCopiesUp(office);
    await keepReports(office);
  },
};
