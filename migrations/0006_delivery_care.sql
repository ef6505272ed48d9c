-- Somebody took a delivery back while it was not certain whether it was out: it is looked for, and not posted again.
alter table deliveries add column cancel_asked boolean not null default false;

-- Work that comes round again and again, such as the reminder sweep: whose turn it is, so that two processes do not
-- both do it. By the real clock.
create table rounds (
  name text primary key,
  held_until timestamptz,
  last_run_at timestamptz
);
