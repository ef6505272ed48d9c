-- How long after its decision a milestone comes may be set by a command as well as by the file; a column of its own can
-- be kept as it stands here when the file is loaded again.
alter table milestones add column comes_after jsonb;
update milestones set comes_after = more->'after', more = more - 'after' where more ? 'after';
