import sql from 'sql-template-tag';
import type { Day, Instant } from '../domain/when.js';
import { json, type Session } from './database.js';

/** The register of decisions as those who keep it write it. Askers read it through `decisions.ts`. */
export function decisionRegisterIn(session: Session, now: Instant) {
  return {
    /** Put down as announced from this day, unless it was before. */
    async announced(id: string, on: Day): Promise<void> {
      await session.rows(sql`
        insert into decision_events (decision, state, happened, known_on, recorded_at)
        select ${id}, 'announced', ${json({ d: on, p: 'day' })}::jsonb, ${on}::date, ${now}::timestamptz
        where exists (select 1 from decisions where id = ${id}) and not exists (select 1 from decision_events where decision = ${id} and state = 'announced')`);
    },
  };
}
