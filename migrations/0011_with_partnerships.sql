-- A partnership's card asks for the milestones that it shares with others, and must not read all to find them.
create index milestones_with on milestones using gin (with_partnerships);
