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
     group by village)
select counted.base || ':' || counted.village || ':' || counted.value as id, counted.village as subject,
       counted.village as division, counted.base, counted.validity, counted.value, counted.recorded_at,
       named.name as place, counted.value = 1 as reached
  from (select base.base, base.village, greatest(base.recorded_at, reached.recorded_at) as recorded_at, 1 as value,
               base.validity * reached.days as validity
          from region.village_base as base
          join reached on reached.village = base.village
        union all
        select base.base, base.village, base.recorded_at, 0, base.validity - coalesce(reached.days, '{}')
          from region.village_base as base
          left join reached on reached.village = base.village) as counted
  join region.place_name as named on named.code = counted.village
 where not isempty(counted.validity) and counted.base in ('villagers-committees', 'all-committees')
