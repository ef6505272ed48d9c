-- Replies to a meeting that people gave to the bot, beside those of the programme's file: loading that again leaves them.
alter table meetings add column replies_noted jsonb not null default '[]';
