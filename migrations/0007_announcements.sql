-- The kind in the programme's own words, and until when the words of a holding line are given.
alter table announcements add column label text not null default '';
alter table announcements add column expires_at timestamptz;

-- When a stage really went, why it did not, and who looked and let it go where it can.
alter table announcement_stages add column timing text not null default 'at-hour' check (timing in ('at-once', 'at-hour'));
alter table announcement_stages add column why text;
alter table announcement_stages add column despite text;
alter table announcement_stages add column released_at timestamptz;
create index announcement_stages_due on announcement_stages (release_at) where state = 'planned';

-- What was found when the destinations of a stage were looked over, each time.
create table announcement_preflights (
  announcement text not null references announcements on delete cascade,
  stage integer not null,
  round text not null,
  looked_at timestamptz not null,
  findings jsonb not null,
  primary key (announcement, stage, round)
);

-- Beside each delivery: the version its copy shows since it was last changed in place, what of it is in the trail,
-- and what a report that is kept up to date last said.
create table announcement_copies (
  delivery uuid primary key references deliveries on delete cascade,
  shown integer,
  trailed text,
  said text
);

create table acknowledgements (
  announcement text not null references announcements on delete cascade,
  version integer not null,
  person text not null references people,
  acknowledged_at timestamptz not null,
  primary key (announcement, version, person)
);

-- Which reminders of an acknowledgement went out, each once.
create table acknowledgement_chases (
  announcement text not null references announcements on delete cascade,
  version integer not null,
  step text not null,
  chased_at timestamptz not null,
  primary key (announcement, version, step)
);

-- Announced, confirmed in a signed letter, paid: three facts for each partnership and year, each with its day.
create table funding_states (
  year text not null,
  partnership text not null references partnerships,
  state text not null check (state in ('announced', 'confirmed', 'paid')),
  happened_on date not null,
  amount_gbp bigint,
  announcement text references announcements,
  recorded_by text,
  recorded_at timestamptz not null,
  primary key (year, partnership, state, happened_on)
);

-- What the decision clock has asked of people already, each once: a nudge for each forecast that passed, a drafted
-- holding note for each turn of its cadence.
create table decision_prompts (
  decision text not null references decisions on delete cascade,
  kind text not null,
  about date not null,
  prompted_at timestamptz not null,
  primary key (decision, kind, about)
);
