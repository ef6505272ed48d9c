-- A reminder that finds nobody (the role is empty, and so is the secretariat) waits for somebody, and is looked at again
-- from time to time: it must not stand in the way of those that find somebody.
alter table reminders add column looked_at timestamptz;
