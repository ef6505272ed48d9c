-- A stage under an embargo without a date: it has no hour until a person releases it.
alter table announcement_stages drop constraint announcement_stages_timing_check;
alter table announcement_stages add constraint announcement_stages_timing_check check (timing in ('at-once', 'at-hour', 'by-hand'));

-- What was changed here since it came from a programme file: the same file read again leaves these columns alone.
create table kept_here (
  of_table text not null,
  record text not null,
  of_column text not null,
  since timestamptz not null,
  primary key (of_table, record, of_column)
);
