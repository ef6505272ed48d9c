-- What the bot has learnt of how much Slack takes, for each of its methods: shared by every process that calls Slack.
create table paces (
  name text primary key,
  state jsonb
);
