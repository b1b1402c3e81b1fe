-- In which months a thing occurs, so that a lookup reads one or two months of the narrow table and not all. The thing stands there
-- as a number made of its name, the same on every x86-64 server; another thing with the same number costs a glance in vain.
create table visibility.epc_month (
    epc   bigint not null,
    -- its first moment in UTC
    month timestamptz not null,
    primary key (epc, month)
);
call platform.protect_shared('visibility.epc_month');
insert into visibility.epc_month
select distinct hashtextextended(epc, 0), date_trunc('month', event_time, 'UTC') from visibility.event_epc;

-- The parts that things took in events, each thing looked up in its months alone. Without `offset 0` the planner, which does not
-- know how few things there are, would rather read all months at once.
create function visibility.parts(things text[]) returns setof visibility.event_epc
    language sql stable
as $$
    select part.*
      from unnest(things) as given (epc)
     cross join lateral (select month from visibility.epc_month it
                          where it.epc = hashtextextended(given.epc, 0) offset 0) as m
     cross join lateral (select * from visibility.event_epc it
                          where it.epc = given.epc and it.event_time >= m.month
                            and it.event_time < (m.month at time zone 'UTC' + interval '1 month') at time zone 'UTC'
                         offset 0) as part
$$;
revoke execute on function visibility.parts(text[]) from public;
grant execute on function visibility.parts(text[]) to cunkou_app, cunkou_measure;
