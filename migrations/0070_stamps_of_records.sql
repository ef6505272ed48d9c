-- What is read for an answer may be kept from one question to the next for as long as nothing in it changed. Whether it
-- did is told by these stamps: every statement that writes to a table an answer reads puts a new one in a slot, so that
-- all that a reader sees committed has stamps that no other state ever had, also after an older copy was put back.
-- A writer takes a slot that nobody holds, and makes one more when there is none: so none waits for another's commit,
-- whatever each has locked.
create table record_stamps (
  slot integer generated always as identity primary key,
  stamp uuid not null default gen_random_uuid()
);
insert into record_stamps default values;

create function stamp_records() returns trigger language plpgsql set search_path from current as $$
begin
  update record_stamps set stamp = gen_random_uuid()
  where slot = (select slot from record_stamps order by slot limit 1 for update skip locked);
  if not found then
    insert into record_stamps default values;
  end if;
  return null;
end
$$;

-- tests/store/bookshelf.test.ts compares these with what the statements read.
do $$
declare written text;
begin
  foreach written in array array[
    'programme', 'partnerships', 'roles', 'audiences', 'people', 'appointments', 'clearances', 'meetings', 'decisions', 'decision_forecasts',
    'decision_events', 'milestones', 'milestone_baselines', 'milestone_forecasts', 'milestone_actuals', 'highlight_reports', 'actions', 'risks',
    'funding_lines', 'conditions', 'allocations', 'instalments', 'released_time', 'holding_lines', 'told'] loop
    execute format('create trigger stamp_records after insert or update or delete or truncate on %I for each statement execute function stamp_records()', written);
  end loop;
end
$$;

-- Whether anything comes to be known within the minute is asked at each reading.
create index clearances_by_hour on clearances (known_from);
