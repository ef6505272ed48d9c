import sql, { type Sql } from 'sql-template-tag';

/**
 * Whether the record a delivery (`d`) is about lets it go, as one column. An announcement goes when it is approved in
 * exactly these words, neither held nor taken back, and from the hour of its stage; all else goes when it is due.
 */
export const barred: Sql = sql`
  case when d.kind <> 'announcement' then null
    else (
      select case
        when a.state not in ('approved', 'releasing', 'released') then 'the announcement is ' || a.state
        when s.state in ('held', 'cancelled') then 'the stage is ' || s.state
        when a.version is distinct from d.version then 'the words have changed'
        when not exists (select 1 from announcement_approvals p where p.announcement = a.id and p.version = d.version) then 'these words are not approved'
      end
      from announcements a join announcement_stages s on s.announcement = a.id and s.stage = d.stage
      where a.id = d.subject
      union all select 'the announcement is not on record' where not exists (
        select 1 from announcements a join announcement_stages s on s.announcement = a.id and s.stage = d.stage where a.id = d.subject)
    )
  end`;

/** The hour before which it may not go, by the office's clock; null when there is none. */
export const notBefore: Sql = sql`
  case when d.kind = 'announcement' then (select s.release_at from announcement_stages s where s.announcement = d.subject and s.stage = d.stage) end`;
