-- The group's audience was always called nsg, whatever the group; now it is called by its body's id in small letters,
-- and what everybody of the group may know is cleared for `group`, whichever audiences make it up.
update clearances set audience = 'group' where audience = 'nsg';
update channels set audience = coalesce((select lower(more->'programme'->'national_body'->>'id') from programme), 'group')
  where audience = 'nsg' and not exists (select 1 from audiences where id = 'nsg');
