import type { Jobs, Round } from '../src/job.js';
import type { Composers } from './composers/composer.js';
import { chase } from './chase.js';
import { announcement, announcementKind } from './composers/announcement.js';
import { deliver } from './deliver.js';
import { deliveryNotice, noticeKind } from './composers/delivery-notice.js';
import { follow } from './follow.js';
import { preflight } from './preflight.js';
import { release } from './release.js';

/** What each kind of delivery needs beyond its row. A kind whose words are fixed when it is planned needs nothing. */
export const composers: Composers = {
  [announcementKind]: announcement,
  [noticeKind]: deliveryNotice,
};

/** Every job by its name. */
export const jobs: Jobs = {
  deliver: deliver({ composers }),
};

/** Work that comes round again and again. */
export const rounds: readonly Round[] = [release, follow, preflight, chase];
