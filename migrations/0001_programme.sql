-- The programme and everything recorded of it. A store holds one programme.
-- Facts (forecasts, actuals, returns, told) are rows that are added, each with the day from which it was known,
-- so that any answer can be given as of a past day. Dates that are not always days are jsonb {d, p, text}.

create table programme (
  id text primary key,
  name text not null,
  zone text not null,
  nation text not null,
  -- Everything of the file's head that is read whole: names, phases, rules, terms of reference, calendar.
  more jsonb not null,
  -- Grows by one with every change to names, people or places, so that a process may keep them in memory between changes.
  edition bigint not null default 1
);

create table partnerships (
  id text primary key,
  position integer not null,
  name text not null,
  aliases jsonb not null default '[]',
  members jsonb not null default '[]',
  unconfirmed_members jsonb not null default '[]',
  work jsonb not null default '[]',
  host_authority text,
  more jsonb not null default '{}'
);

create table roles (
  id text primary key,
  position integer not null,
  title text not null,
  org text,
  more jsonb not null default '{}'
);

create table people (
  id text primary key,
  position integer not null,
  name text not null,
  kind text not null default 'member' check (kind in ('member', 'guest', 'external')),
  slack_user text unique,
  zone text,
  nation text,
  left_on date,
  more jsonb not null default '{}'
);

-- Duties attach to a role with a term, not to a person.
create table appointments (
  person text not null references people on delete cascade,
  role text not null references roles,
  partnership text references partnerships,
  authority text,
  deputy boolean not null default false,
  starts_on date,
  ends_on date,
  position integer not null,
  unique nulls not distinct (person, role, partnership, authority)
);
create index appointments_of_role on appointments (role, partnership);

create table audiences (
  id text primary key,
  position integer not null,
  name text not null,
  roles jsonb not null default '[]',
  more jsonb not null default '{}'
);

create table channels (
  name text primary key,
  position integer not null,
  audience text not null,
  slack_channel text unique,
  more jsonb not null default '{}'
);

-- Who can read a channel, as Slack last said. A channel whose roster was never seen counts by its audience alone.
create table channel_members (
  slack_channel text not null,
  slack_user text not null,
  primary key (slack_channel, slack_user)
);

create table meetings (
  id text primary key,
  position integer not null,
  on_day date not null,
  main_item text,
  more jsonb not null default '{}'
);

create table decisions (
  id text primary key,
  position integer not null,
  title text not null,
  decision_owner text not null references roles,
  raised_on jsonb,
  needed_by jsonb,
  outcome text,
  -- The first day on which the decision's existence was on record.
  known_on date not null,
  more jsonb not null default '{}'
);

create table decision_forecasts (
  decision text not null references decisions on delete cascade,
  given_on date not null,
  forecast date not null,
  reason text not null,
  given_by text,
  recorded_at timestamptz,
  primary key (decision, given_on, forecast)
);

-- Decided, announced, effective, deferred, superseded, withdrawn: each its own dated fact.
create table decision_events (
  decision text not null references decisions on delete cascade,
  state text not null check (state in ('decided', 'announced', 'effective', 'deferred', 'superseded', 'withdrawn')),
  happened jsonb not null,
  known_on date not null,
  meeting text references meetings,
  more jsonb not null default '{}',
  recorded_at timestamptz,
  primary key (decision, state, happened)
);

create table milestones (
  id text primary key,
  position integer not null,
  title text not null,
  kind text not null default 'milestone',
  owner_role text not null references roles,
  partnership text references partnerships,
  with_partnerships jsonb not null default '[]',
  contingent_on text references decisions,
  baseline jsonb,
  known_on date,
  more jsonb not null default '{}'
);
create index milestones_of_partnership on milestones (partnership);

create table milestone_forecasts (
  milestone text not null references milestones on delete cascade,
  given_on date not null,
  forecast jsonb not null,
  reason text not null,
  given_by text,
  recorded_at timestamptz,
  primary key (milestone, given_on, forecast)
);

create table milestone_actuals (
  milestone text not null references milestones on delete cascade,
  actual jsonb not null,
  known_on date not null,
  given_by text,
  recorded_at timestamptz,
  -- Set when "done" was pressed in error: the fact stays, and no longer counts from this moment.
  withdrawn_at timestamptz,
  primary key (milestone, actual)
);

create table highlight_reports (
  partnership text not null references partnerships,
  quarter text not null,
  due_on date not null,
  returned_on date,
  self_rag text check (self_rag in ('green', 'amber', 'red')),
  confidence text check (confidence in ('green', 'amber', 'red')),
  comment text,
  position integer not null,
  more jsonb not null default '{}',
  primary key (quarter, partnership)
);
create index highlight_reports_of_partnership on highlight_reports (partnership, quarter);

create table actions (
  id text primary key,
  position integer not null,
  raised_at text not null,
  title text not null,
  action_owner text not null,
  due_on date not null,
  closed_on date,
  more jsonb not null default '{}'
);

create table risks (
  id text primary key,
  position integer not null,
  title text not null,
  risk_owner text not null,
  likelihood integer not null,
  impact integer not null,
  response text not null,
  review_on date not null,
  more jsonb not null default '{}'
);

create table funding_lines (
  year text primary key,
  position integer not null,
  total_gbp bigint not null,
  status text not null,
  decision text references decisions,
  more jsonb not null default '{}'
);

create table allocations (
  year text not null,
  partnership text not null references partnerships,
  amount_gbp bigint not null,
  position integer not null,
  primary key (year, partnership)
);

create table instalments (
  due_on date primary key,
  share numeric not null
);

create table conditions (
  id text primary key,
  position integer not null,
  text text not null,
  due text not null,
  more jsonb not null default '{}'
);

create table released_time (
  quarter text not null,
  partnership text not null references partnerships,
  days numeric,
  position integer not null,
  primary key (quarter, partnership)
);

create table holding_lines (
  id text primary key,
  position integer not null,
  text text not null,
  approved_by text,
  about text,
  -- As typed (a day, or a day with an hour in the programme's zone), and the moments they mean.
  starts text not null,
  ends text,
  starts_at timestamptz not null,
  ends_at timestamptz,
  more jsonb not null default '{}'
);

create table told (
  item text not null,
  audience text not null,
  happened jsonb not null,
  position integer not null,
  more jsonb not null default '{}',
  primary key (item, audience)
);

-- Who may know what, and from which moment. One row lets one audience know one aspect of one record.
-- Written only by the rules in src/domain/clearance.ts; every reader-scoped query joins it.
create table clearances (
  record text not null,
  aspect text not null,
  audience text not null,
  known_from timestamptz not null,
  primary key (record, aspect, audience)
);
create index clearances_of_audience on clearances (audience, record, aspect, known_from);
