-- Which villages a coverage counts, by base, and on which days.
create view region.village_base with (security_invoker = true) as
select base.base, division.code as village, range_agg(division.validity) as validity,
       max(division.recorded_at) as recorded_at
  from region.division
  join (values ('villagers-committees', '{villagers-committee}'::text[]),
               ('all-committees', '{villagers-committee,residents-committee}')) as base (base, kinds)
    on division.kind = any (base.kinds)
 where division.county in (select code from region.county)
 group by base.base, division.code
union all
select 'designated-poor', listed.village, range_agg(division.validity * list.validity), max(list.recorded_at)
  from region.village_list_in_force as list
  join region.village_list_row as listed on listed.list = list.id
  join region.division on division.code = listed.village
 where list.kind = 'designated-poor'
 group by listed.village;
grant select on region.village_base to cunkou_app, cunkou_measure, cunkou_backup;
