import sql from 'sql-template-tag';
import type { KnownDecision } from '../domain/answer-book.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';
import { toldBy } from './told-by.js';

export function decisionsIn(session: Session) {
  return {
    /** The decisions whose question this reader may know, as of a day; their outcome only where they had been told it by then. */
    async list(reader: Reader, asOf: Day): Promise<KnownDecision[]> {
      const outcome = cleared(toldBy(reader, asOf), 'd.id', 'outcome');
      return session.rows<KnownDecision>(sql`
        select d.id, d.title, d.decision_owner as owner, d.raised_on as "raisedOn", d.needed_by as "neededBy",
          coalesce(d.more->'dependents', '[]') as dependents, coalesce(d.more->'informed_by', '[]') as "informedBy",
          d.more->>'advised_by' as "advisedBy", d.more->'src' as source,
          coalesce((select jsonb_agg(jsonb_build_object('givenOn', f.given_on, 'forecast', f.forecast, 'reason', f.reason) order by f.given_on, f.recorded_at nulls first)
            from decision_forecasts f where f.decision = d.id and f.given_on <= ${asOf}::date), '[]') as forecasts,
          told.told, case when told.told then d.outcome end as outcome, case when told.told then d.more->>'minute' end as minute,
          case when told.told then coalesce((select jsonb_agg(jsonb_build_object('state', e.state, 'happened', e.happened, 'meeting', e.meeting) order by e.known_on)
            from decision_events e where e.decision = d.id), '[]') else '[]' end as events
        from decisions d cross join lateral (select ${outcome} as told) told
        where d.known_on <= ${asOf}::date and ${cleared(reader, 'd.id', 'question')}
        order by d.position`);
    },
  };
}
