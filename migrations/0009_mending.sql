-- A correction carries the words as they should have been, for the copies of what it corrects.
alter table announcement_versions add column instead jsonb;
alter table announcements add column withdrawn_why text;
alter table announcements add column withdrawn_at timestamptz;

-- The last day on which news of a decision is still useful to a partnership: notice to staff, a lease, an advertisement.
create table useful_until (
  decision text not null references decisions on delete cascade,
  partnership text not null references partnerships,
  on_day date not null,
  reason text not null,
  recorded_at timestamptz not null,
  primary key (decision, partnership, reason)
);
