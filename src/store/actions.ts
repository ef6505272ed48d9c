import sql from 'sql-template-tag';
import type { KnownAction } from '../domain/answer-book.js';
import type { Reader } from '../domain/reader.js';
import type { Day } from '../domain/when.js';
import { cleared } from './cleared.js';
import type { Session } from './database.js';
import { keepHere } from './kept-here.js';

export function actionsIn(session: Session) {
  return {
    /** The action log as it stood at the end of `asOf`, for this reader: no action before the meeting that raised it. */
    async list(reader: Reader, asOf: Day): Promise<KnownAction[]> {
      return session.rows<KnownAction>(sql`
        select a.id, a.title, a.raised_at as "raisedAt", a.action_owner as owner, a.due_on as "dueOn",
          case when a.closed_on <= ${asOf}::date then a.closed_on end as "closedOn", a.more->>'note' as note
        from actions a left join meetings m on m.id = a.raised_at
        where (m.on_day is null or m.on_day <= ${asOf}::date) and ${cleared(reader, 'a.id')}
        order by a.position`);
    },
    /** Closes an action on a day, or with null opens it again, if it stands as it `was`: whether it did. A file that is loaded later leaves it so. */
    async setClosed(id: string, { on, was }: { readonly on: Day | null; readonly was: Day | null }): Promise<boolean> {
      const set = await session.rows(sql`update actions set closed_on = ${on}::date where id = ${id} and closed_on is not distinct from ${was}::date returning id`);
      if (set.length > 0) await keepHere(session, 'actions', id, ['closed_on']);
      return set.length > 0;
    },
  };
}
