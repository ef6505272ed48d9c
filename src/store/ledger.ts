import sql, { type Sql } from 'sql-template-tag';

/** Each copy of something that was to go, of the deliveries (`d`) that carried it as items (`i`), as an account reads it. */
export function ledgerCopies(carriedBy: Sql): Sql {
  return sql`coalesce((select jsonb_agg(jsonb_build_object('destination', d.destination, 'state', d.state, 'attempts', d.attempts, 'held', i.held, 'dueAt', to_char(d.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'sentAt', to_char(d.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'why', d.why) order by d.destination) ${carriedBy}), '[]')`;
}
