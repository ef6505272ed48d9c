alter table reminder_plan add column day date;

-- How far up the line something overdue has climbed, for each day it was expected on.
create table escalations (
  milestone text not null references milestones on delete cascade,
  expected_on date not null,
  step text not null,
  climbed_at timestamptz not null,
  primary key (milestone, expected_on, step)
);

-- What goes out once for each period (a weekly digest, a statement, a request for a return): sent at most once.
create table periodicals (
  kind text not null,
  period text not null,
  destination text not null,
  delivery uuid,
  planned_at timestamptz not null,
  primary key (kind, period, destination)
);

-- The three answers of a return, and whether it was asked for.
alter table highlight_reports add column recorded_at timestamptz;
alter table highlight_reports add column given_by text;
