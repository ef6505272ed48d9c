-- The direct conversation with a person, kept so that Slack need not be asked for it before each message. It is kept by the account it
-- was opened for, and counts for that account alone.
create table direct_conversations (
  person text primary key references people (id) on delete cascade,
  slack_user text not null,
  channel text not null
);
