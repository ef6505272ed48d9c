-- A return is asked for in the person's one message of the morning, beside their reminders; so it is planned as those
-- are, and who is told is decided when it falls due.
create table return_asks (
  id uuid primary key,
  quarter text not null,
  partnership text not null,
  step text not null,
  -- For one person alone (somebody put it off until tomorrow); otherwise for the partnership's facilitator.
  person text references people on delete cascade,
  due_at timestamptz not null,
  state text not null default 'planned' check (state in ('planned', 'carried', 'pointless')),
  why text,
  planned_at timestamptz not null,
  carried_at timestamptz,
  -- Who put it off, so that the message says so.
  later_by text,
  foreign key (quarter, partnership) references highlight_reports (quarter, partnership) on delete cascade,
  unique nulls not distinct (quarter, partnership, step, person, due_at)
);
create index return_asks_due on return_asks (due_at) where state = 'planned';

create table return_items (
  delivery uuid not null references deliveries on delete cascade,
  ask uuid not null references return_asks on delete cascade,
  stands text not null,
  primary key (delivery, ask)
);
create index return_items_of_ask on return_items (ask);

-- What was on its way in a message of its own goes with the others.
insert into return_asks (id, quarter, partnership, step, person, due_at, planned_at)
select d.id, split_part(d.subject, '/', 2), split_part(d.subject, '/', 3), split_part(d.subject, '/', 4), d.destination, d.due_at, d.due_at
from deliveries d
where d.kind = 'return-request' and d.state = 'planned' and d.attempts = 0
  and exists (select 1 from people p where p.id = d.destination)
  and exists (select 1 from highlight_reports h where h.quarter = split_part(d.subject, '/', 2) and h.partnership = split_part(d.subject, '/', 3))
on conflict do nothing;
update deliveries set state = 'cancelled', why = 'asked in the one message of the morning' where kind = 'return-request' and state = 'planned' and attempts = 0;

-- A baseline changes by a recorded decision and not otherwise. The first one stays in milestones.baseline, where a file
-- that is loaded again cannot move what was decided since.
create table milestone_baselines (
  milestone text not null references milestones on delete cascade,
  given_on date not null,
  was jsonb,
  baseline jsonb not null,
  decision text not null references decisions,
  given_by text,
  recorded_at timestamptz,
  primary key (milestone, given_on, baseline)
);
insert into milestone_baselines (milestone, given_on, was, baseline, decision, recorded_at)
select m.id, (h.value->>'on')::date, nullif(h.value->'was', 'null'), h.value->'to', h.value->>'decision', '2000-01-01T00:00:00Z'::timestamptz + h.n * interval '1 second'
from milestones m, jsonb_array_elements(m.more->'baseline_history') with ordinality as h(value, n)
where m.more ? 'baseline_history'
on conflict do nothing;
update milestones set baseline = nullif(more->'baseline_history'->0->'was', 'null'), more = more - 'baseline_history' where more ? 'baseline_history';
