-- The office's clock. A shift is for the sandbox only; every due date and embargo check agrees on it.
create table clock (
  one boolean primary key default true check (one),
  shift interval not null
);

create function office_now() returns timestamptz language sql volatile as $$
  select clock_timestamp() + coalesce((select shift from clock), interval '0')
$$;

-- Which Redis this store last spoke to: another value there means that Redis was wiped or replaced.
create table queue_epoch (
  one boolean primary key default true check (one),
  epoch uuid not null
);

create table announcements (
  id text primary key,
  kind text not null,
  title text not null,
  -- draft, awaiting-approval, approved, releasing, released, held, cancelled, withdrawn
  state text not null,
  version integer not null default 1,
  author text not null,
  decision text references decisions,
  corrects text references announcements,
  holding_line text references holding_lines,
  together boolean not null default true,
  acknowledge boolean not null default false,
  created_at timestamptz not null,
  more jsonb not null default '{}'
);

-- Words are versioned and never overwritten. Each stage of a release has its own audiences and hour.
create table announcement_versions (
  announcement text not null references announcements on delete cascade,
  version integer not null,
  title text not null,
  text text not null,
  written_by text not null,
  written_at timestamptz not null,
  -- Words for one partnership alone, such as its grant letter: {partnership: text}.
  per_partnership jsonb not null default '{}',
  primary key (announcement, version)
);

create table announcement_stages (
  announcement text not null references announcements on delete cascade,
  stage integer not null,
  audiences jsonb not null,
  release_at timestamptz not null,
  how text,
  state text not null default 'planned',
  primary key (announcement, stage)
);

create table announcement_gates (
  announcement text not null references announcements on delete cascade,
  gate text not null,
  position integer not null,
  ticked_by text,
  ticked_at timestamptz,
  primary key (announcement, gate)
);

create table announcement_approvals (
  announcement text not null references announcements on delete cascade,
  version integer not null,
  approved_by text not null,
  approved_at timestamptz not null,
  primary key (announcement, version, approved_by)
);

-- A reminder is planned for a role. Whoever fills the role when it falls due is told.
create table reminders (
  id uuid primary key,
  milestone text not null references milestones on delete cascade,
  step text not null,
  -- The day the reminder is about, so that a moved milestone's old reminders are known as such.
  expected_on date not null,
  role text not null,
  partnership text,
  due_at timestamptz not null,
  state text not null default 'planned' check (state in ('planned', 'sent', 'cancelled', 'pointless')),
  why text,
  delivery uuid
);
create index reminders_due on reminders (due_at) where state = 'planned';
create index reminders_of_milestone on reminders (milestone);

-- Every message that the bot posts of its own accord: one row for each destination, and never a second post
-- while the outcome of the first is not certain.
create table deliveries (
  id uuid primary key,
  kind text not null,
  -- The record the message is about (announcement or milestone id) and the words approved for it.
  subject text not null,
  version integer,
  stage integer,
  -- Where: a channel's name with '#', or a person's id.
  destination text not null,
  -- The Slack conversation it was posted in, once known: a reread needs it.
  slack_channel text,
  thread_ts text,
  -- Fixed words, or null when they are composed at the moment of sending.
  message jsonb,
  due_at timestamptz not null,
  state text not null default 'planned'
    check (state in ('planned', 'sending', 'unknown', 'sent', 'failed', 'held', 'cancelled', 'pointless')),
  generation integer not null default 1,
  attempts integer not null default 0,
  -- Grows with every claim; a worker that slept past its lease finds it changed.
  fence bigint not null default 0,
  lease_until timestamptz,
  first_attempt_at timestamptz,
  last_attempt_at timestamptz,
  misses integer not null default 0,
  last_miss_at timestamptz,
  sent_at timestamptz,
  ts text,
  why text,
  planned_at timestamptz not null
);
create index deliveries_due on deliveries (due_at) where state in ('planned', 'sending', 'unknown');
create index deliveries_of_subject on deliveries (subject, version, stage);
create unique index deliveries_once on deliveries (subject, version, stage, destination) where kind = 'announcement';

-- Every event, command and button press as it came in, so that a crash between Slack's receipt and our work loses none
-- and a repeat has one effect.
create table inbox (
  id text primary key,
  kind text not null,
  body jsonb not null,
  received_at timestamptz not null,
  handled_at timestamptz
);
create index inbox_open on inbox (received_at) where handled_at is null;

-- Signatures already seen, so that a request replayed inside Slack's five minutes is refused.
create table seen_signatures (
  signature text primary key,
  seen_at timestamptz not null
);

-- Everything that was asked of people, approved, sent, acknowledged or corrected, each line sealed by the one before.
create table trail (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  subject text not null,
  event text not null,
  facts jsonb not null,
  previous text not null,
  hash text not null
);
create index trail_of_subject on trail (subject, seq);
