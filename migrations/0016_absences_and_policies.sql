-- Days on which somebody is away, as they said or as the programme's file has them. One that was taken back stays on record.
create table absences (
  id uuid primary key default gen_random_uuid(),
  person text not null references people on delete cascade,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  position integer not null default 0,
  recorded_at timestamptz,
  withdrawn_at timestamptz
);
create unique index absences_once on absences (person, from_day, to_day);

-- As their settings in Slack have it; a zone in the programme's file, or one they gave themselves, comes before it.
alter table people add column slack_zone text;

-- Why a copy was kept for a later morning (away, holiday, uncertain, morning), so that the week's statement can say it.
alter table reminder_items add column held text;

-- When the rounds last looked, and the stretches in which they did not: the bot was not running, or its clock was moved.
create table attendance (
  one boolean primary key default true check (one),
  looked_at timestamptz not null,
  shift interval not null default '0'
);
create table gaps (
  from_at timestamptz primary key,
  until_at timestamptz not null,
  why text not null check (why in ('down', 'clock'))
);
