-- Old months of events lie in Parquet files among the attachments. Their partitions stay, empty; when somebody asks for such a month it
-- is brought back into them, and put away again later. Events that come late for such a month are in its partitions, until they go
-- into a file of their own. Events never change, so neither do files.

create table visibility.old_month (
    -- its first moment in UTC
    month        timestamptz not null,
    file         text not null references platform.file (sha256),
    events       bigint not null,
    things       bigint not null,
    bytes        bigint not null,
    -- SHA-256 of the rows, in their order
    digest       text not null,
    first_record timestamptz not null,
    last_record  timestamptz not null,
    written_at   timestamptz not null,
    -- the transaction that brought its rows back, their `recorded_in`; null while they are in the file alone
    back_in      xid8,
    used_at      timestamptz,
    primary key (month, file),
    check ((back_in is null) = (used_at is null))
);
call platform.protect_shared('visibility.old_month');
comment on table visibility.old_month is 'files of old months; whoever has read from it keeps all months that are back until the end of the transaction';

-- Makes the partitions of a month empty, whose events are in files. Who calls has locked them and counted.
create function visibility.empty_month(first date) returns void
    language plpgsql security definer
    set search_path = pg_catalog
as $$
begin
    execute format('truncate visibility.%I, visibility.%I',
                   'event_' || to_char(first, 'YYYY_MM'), 'event_epc_' || to_char(first, 'YYYY_MM'));
end
$$;
revoke execute on function visibility.empty_month(date) from public;
grant execute on function visibility.empty_month(date) to cunkou_app;

-- In which months these things occur, each looked up by itself.
create function visibility.months_of(things text[]) returns setof timestamptz
    language sql stable
as $$
    select m.month
      from unnest(things) as given (epc)
     cross join lateral (select month from visibility.epc_month it
                          where it.epc = hashtextextended(given.epc, 0) offset 0) as m
$$;
revoke execute on function visibility.months_of(text[]) from public;
grant execute on function visibility.months_of(text[]) to cunkou_app;
