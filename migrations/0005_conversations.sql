-- What somebody last asked about in a place, for "and that one?". Ids and kinds only, never what was typed.
create table conversations (
  asker text not null,
  place text not null,
  subject jsonb not null,
  until timestamptz not null,
  primary key (asker, place)
);
