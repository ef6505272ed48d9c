import type { Round } from '../src/job.js';
import { keepCards } from './announcements/cards.js';
import { keepReports, sealReceipts } from './announcements/following.js';
import { bringCopiesUp } from './announcements/mending.js';

/** What follows a release: receipts into the trail, the author's report and the approvers' cards kept true, copies corrected or withdrawn in place. */
export const follow: Round = {
  name: 'follow',
  everyMs: 3_000,

  async run(office) {
    await sealReceipts(office);
    await bringCopiesUp(office);
    await keepCards(office);
    await keepReports(office);
  },
};
