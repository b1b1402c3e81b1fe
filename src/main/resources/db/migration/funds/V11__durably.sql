-- A commit waits for the disk inside the lock only where nobody else waits for the ledger; see V1.

drop function funds.hold_ledger(text, bigint, bigint);
create function funds.hold_ledger(ledger text, first bigint, last bigint, durably boolean) returns setof funds.entry
    language plpgsql volatile
    set plan_cache_mode = force_generic_plan
as $$
begin
    if not durably then
        perform set_config('synchronous_commit', 'off', true);
    end if;
    perform pg_advisory_xact_lock(hashtextextended('funds.ledger ' || ledger, 0));
    return query select * from funds.entry where fund = ledger and number between first and last order by number;
end
$$;
