-- measure: region.broadband-coverage
-- title: 通宽带的村占比
-- unit: share 占比
-- aggregate: share
-- subject: village 村
-- base: villagers-committees 行政村（村委会）, all-committees 村委会和居委会
-- needs: broadband
-- columns: place 村, reached 通宽带
-- words: true 通, false 没有
-- public: rows
-- source: 名录与行政区划：至少一家运营商的通宽带名录上有的村，占当日全部此类村的比例
with reached as (
    select village, range_agg(validity) as days, max(recorded_at) as recorded_at
      from region.listed_village
     where kind = 'broadband'
     group by village),
village as (
    select base.base, division.code, range_agg(division.validity) as validity, max(division.recorded_at) as recorded_at
      from region.division
      join (values ('villagers-committees', '{villagers-committee}'::text[]),
                   ('all-committees', '{villagers-committee,residents-committee}')) as base (base, kinds)
        on division.kind = any (base.kinds)
     where division.county in (select code from region.county)
     group by base.base, division.code)
select counted.base || ':' || counted.code || ':' || counted.value as id, counted.code as subject, counted.code as division,
       counted.base, counted.validity, counted.value, counted.recorded_at, named.name as place,
       counted.value = 1 as reached
  from (select village.base, village.code, greatest(village.recorded_at, reached.recorded_at) as recorded_at, 1 as value,
               village.validity * reached.days as validity
          from village
          join reached on reached.village = village.code
        union all
        select village.base, village.code, village.recorded_at, 0, village.validity - coalesce(reached.days, '{}')
          from village
          left join reached on reached.village = village.code) as counted
  join region.place_name as named on named.code = counted.code
 where not isempty(counted.validity)
