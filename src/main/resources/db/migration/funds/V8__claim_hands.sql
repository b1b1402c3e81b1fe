-- Keepers ask for their own station; papers go until they are handed in; a corrected account is looked at by a second person.

alter table funds.claim
    add column from_station   boolean not null default false,
    add column new_holder     text,
    add column new_bank       text,
    add column new_account    text,
    add column corrected_by   text,
    add column corrected_name text,
    add check ((corrected_by is null) = (new_account is null) and (new_account is null or state = 'bounced'));
comment on column funds.claim.from_station is 'whether the keeper of the station opened it';
comment on column funds.claim.new_account is 'the corrected account, until somebody else than who corrected it has looked at it';

alter table funds.claim_file add column handed boolean not null default false;
comment on column funds.claim_file.handed is 'whether it was handed in with the application; it stays then';
update funds.claim_file set handed = true
  from funds.claim where claim.id = claim_file.claim and claim.handed_on is not null;
grant update (handed), delete on funds.claim_file to cunkou_app;
create policy not_once_handed_in on funds.claim_file as restrictive for delete to cunkou_app using (not handed);
