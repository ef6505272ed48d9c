-- Who said that a return is not theirs to give, so that the message says so; it is asked for of another from then on.
alter table return_asks add column passed_by text;
