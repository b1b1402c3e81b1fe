-- More that documents list by village: who lives there, which registered poor can work, and, of each network operator, where
-- broadband is. Of the last kind there is one list for each operator.

alter table region.village_list drop constraint village_list_kind_check;
alter table region.village_list
    add check (kind in ('designated-poor', 'population', 'residents', 'able-poor', 'broadband', 'seat')),
    add reporter text not null default '' check (reporter = btrim(reporter)),
    add check ((kind = 'broadband') = (reporter <> ''));
comment on column region.village_list.reporter is 'whose villages are listed; empty where there is one list for all';
drop index region.village_list_latest;
create index village_list_latest on region.village_list (county, kind, reporter, as_of desc, recorded_at desc);

create or replace view region.village_list_in_force with (security_invoker = true) as
select id, kind, county, seeded, recorded_at,
       daterange(as_of, lead(as_of) over (partition by kind, reporter, county order by as_of)) as validity, reporter
  from (select distinct on (kind, reporter, county, as_of) id, kind, reporter, county, seeded, recorded_at, as_of
          from region.village_list
         where withdrawn_at is null
         order by kind, reporter, county, as_of, recorded_at desc, id desc) as current_list;

-- What each list says of each village while it holds.
create view region.listed_village with (security_invoker = true) as
select list.kind, list.reporter, listed.village, listed.persons, list.recorded_at,
       list.id || ':' || listed.village as id,
       datemultirange(list.validity) * (select range_agg(division.validity) from region.division
                                         where division.code = listed.village) as validity
  from region.village_list_in_force as list
  join region.village_list_row as listed on listed.list = list.id;
grant select on region.listed_village to cunkou_app, cunkou_measure, cunkou_backup;

-- What pages call a place: its town and itself.
create view region.place_name with (security_invoker = true) as
select distinct on (division.code) division.code, coalesce(town.name || ' · ', '') || division.short_name as name
  from region.division
  left join (select distinct on (code) code, short_name as name from region.division where length(code) = 9
              order by code, upper(validity) desc nulls first) as town
    on length(division.code) = 12 and town.code = division.town
 where length(division.code) >= 6
 order by division.code, upper(division.validity) desc nulls first;
grant select on region.place_name to cunkou_app, cunkou_measure, cunkou_backup;
