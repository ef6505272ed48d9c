import type { HighlightReport } from '../domain/highlight-report.js';
import type { PartnershipId } from '../domain/ids.js';
import type { Milestone } from '../domain/milestone.js';
import type { Reader } from '../domain/reader.js';
import type { Day, Instant } from '../domain/when.js';
import { noShelf, type Shelf } from './bookshelf.js';
import type { Session } from './database.js';
import { highlightReportsIn } from './highlight-reports.js';
import { milestonesIn } from './milestones.js';
import { inOneTrip } from './one-trip.js';

/** Where partnerships stand: their milestones and latest returns, in one round trip. */
export function standingRecordsIn(session: Session, now: Instant, shelf: Shelf = noShelf) {
  return {
    /** Of all partnerships, or with nothing read of any but the one named. */
    async read(reader: Reader, asOf: Day, only: { readonly partnership?: PartnershipId } = {}): Promise<{ readonly milestones: Milestone[]; readonly reports: HighlightReport[] }> {
      return shelf.take(inOneTrip(session), reader, {
        of: ['standing', asOf, only.partnership ?? null],
        async read(both) {
          const [milestones, reports] = await Promise.all([milestonesIn(both, now).list(reader, asOf, only), highlightReportsIn(both).latest(reader, asOf, only)]);
          return { milestones, reports };
        },
        lines: ({ milestones, reports }) => milestones.reduce((sum, { forecasts }) => sum + 1 + forecasts.length, reports.length),
      });
    },
  };
}
