-- An application that the bureau closed is not one that was taken back.

alter table funds.claim drop constraint claim_state_check, add constraint claim_state_check
    check (state in ('draft', 'review', 'approved', 'publicity', 'payable', 'batched', 'paid', 'bounced', 'returned', 'refused',
                     'withdrawn', 'closed'));
do $$
declare
    name text;
begin
    select conname into strict name from pg_constraint
     where conrelid = 'funds.claim'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%account IS NOT NULL%fen%'
        or conrelid = 'funds.claim'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%fen IS NOT NULL%account%';
    execute format('alter table funds.claim drop constraint %I', name);
end
$$;
alter table funds.claim add constraint claim_handed_in
    check (state in ('draft', 'returned', 'refused', 'withdrawn', 'closed') or fen is not null and account is not null);
drop index funds.claim_once;
create unique index claim_once on funds.claim (fund, reward, subject_kind, subject, turn)
    where state not in ('refused', 'withdrawn', 'closed');
update funds.claim set state = 'closed'
 where state = 'withdrawn'
   and (select act from funds.claim_step where claim_step.claim = claim.id order by number desc limit 1) = '关闭申请';
