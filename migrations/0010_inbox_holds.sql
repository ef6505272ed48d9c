-- Whoever handles an item holds it for some seconds at a time: another process takes it over only when that one is gone.
alter table inbox add column held_until timestamptz;
-- Set in the transaction that recorded what the item asked for, so that a crash between that and the answer does not
-- make it happen a second time.
alter table inbox add column took_effect_at timestamptz;
