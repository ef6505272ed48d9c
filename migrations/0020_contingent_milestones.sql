-- A forecast that the bot gave because the decision it hangs on has another date, and which decision that was. It is
-- also how the bot knows that it has followed already.
alter table milestone_forecasts add column follows text references decisions on delete set null;
