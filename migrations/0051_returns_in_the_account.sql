-- Why a request for a return was kept for a later morning, as with reminders: the weekly statement says so.
alter table return_items add column held text;
