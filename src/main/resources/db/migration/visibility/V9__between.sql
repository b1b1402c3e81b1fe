-- The parts that things took between two moments. Who knows in which months they occur names those: the database then opens the
-- partitions of these alone, where to open all of two years takes longer than to look the things up.

create function visibility.parts(things text[], since timestamptz, before timestamptz) returns setof visibility.event_epc
    language sql stable
as $$
    select part.*
      from unnest(things) as given (epc)
     cross join lateral (select month from visibility.epc_month it
                          where it.epc = hashtextextended(given.epc, 0) offset 0) as m
     cross join lateral (select * from visibility.event_epc it
                          where it.epc = given.epc and it.event_time >= m.month
                            and it.event_time < (m.month at time zone 'UTC' + interval '1 month') at time zone 'UTC'
                            and it.event_time >= since and it.event_time < before
                         offset 0) as part
$$;
revoke execute on function visibility.parts(text[], timestamptz, timestamptz) from public;
grant execute on function visibility.parts(text[], timestamptz, timestamptz) to cunkou_app, cunkou_measure;
drop function visibility.parts(text[]);
