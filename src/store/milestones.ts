import sql, { empty } from 'sql-template-tag';
import type { MilestoneId, PartnershipId } from '../domain/ids.js';
import type { Milestone } from '../domain/milestone.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';

/** Which milestones are wanted; all that the reader may know where nothing is named. */
export interface MilestoneFilter {
  readonly id?: MilestoneId;
  readonly partnership?: PartnershipId;
}

export function milestonesIn(session: Session) {
  return {
    /** Milestones as they stood on record at the end of `asOf`, for this reader. */
    async list(reader: Reader, asOf: Day, filter: MilestoneFilter = {}): Promise<Milestone[]> {
      const one = filter.id === undefined ? empty : sql`and m.id = ${filter.id}`;
      const of = filter.partnership === undefined
        ? empty
        : sql`and (m.partnership = ${filter.partnership} or m.with_partnerships ? ${filter.partnership})`;
      return session.rows<Milestone>(sql`
        select m.id, m.title, m.kind, m.owner_role as owner, m.partnership, m.with_partnerships as "with",
          m.contingent_on as "contingentOn", m.baseline,
          coalesce((select jsonb_agg(jsonb_build_object('givenOn', f.given_on, 'forecast', f.forecast, 'reason', f.reason) order by f.given_on, f.recorded_at nulls first)
            from milestone_forecasts f where f.milestone = m.id and f.given_on <= ${asOf}::date), '[]') as forecasts,
          (select a.actual from milestone_actuals a
            where a.milestone = m.id and a.known_on <= ${asOf}::date and a.withdrawn_at is null order by a.known_on desc limit 1) as actual
        from milestones m
        where (m.known_on is null or m.known_on <= ${asOf}::date) and ${cleared(reader, 'm.id')} ${one} ${of}
        order by m.position, m.id`);
    },
  };
}
