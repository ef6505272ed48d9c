-- A reminder is carried by a delivery to each person it is for; whether it arrived is the delivery's to say.
alter table reminders drop constraint reminders_state_check;
alter table reminders add constraint reminders_state_check check (state in ('planned', 'carried', 'cancelled', 'pointless'));
alter table reminders drop column delivery;
-- For one person alone (somebody put it off until tomorrow, or passed it to their deputy); otherwise for the role.
alter table reminders add column person text references people;
alter table reminders add column planned_at timestamptz;
alter table reminders add column carried_at timestamptz;
-- What somebody did about it, shown to all who were asked: done, moved, later, not-mine.
alter table reminders add column answer text;
alter table reminders add column answered_by text;
alter table reminders add column answered_at timestamptz;
create unique index reminders_once on reminders (milestone, step, expected_on, due_at, role, coalesce(person, '')) where state <> 'cancelled';

create table reminder_items (
  delivery uuid not null references deliveries on delete cascade,
  reminder uuid not null references reminders on delete cascade,
  -- Why it comes to this person: owner, deputy, vacancy, not-cleared.
  stands text not null,
  primary key (delivery, reminder)
);
create index reminder_items_of_reminder on reminder_items (reminder);

-- A message that no longer shows how things stand, to be changed in place.
create table stale_messages (
  delivery uuid primary key references deliveries on delete cascade,
  since timestamptz not null
);

-- For which edition of the programme the reminders were last planned.
create table reminder_plan (
  one boolean primary key default true check (one),
  edition bigint not null
);
