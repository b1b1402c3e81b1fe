-- measure: stations.villages-served
-- title: 服务覆盖的村
-- unit: share 占比
-- aggregate: share
-- subject: village 村
-- base: villagers-committees 行政村（村委会）, all-committees 村委会和居委会, designated-poor 省定贫困村
-- needs: designated-poor for designated-poor
-- columns: place 村, is_served 已覆盖
-- words: true 有, false 没有
-- public: rows
-- source: 站点登记与行政区划：本村有运营中的村级服务站、或有运营中的站点登记服务本村的村，占当日全部此类村的比例
with served as (
    select village, range_agg(validity) as days
      from (select place as village, validity from stations.service_days where level = 'village'
            union all
            select declared.village, days.validity * datemultirange(declared.during)
              from stations.served_village as declared
              join stations.service_days as days on days.id = declared.station) as ways
     group by village)
select counted.base || ':' || counted.village || ':' || counted.value as id, counted.village as subject,
       counted.village as division, counted.base, counted.validity, counted.value, counted.recorded_at,
       named.name as place, counted.value = 1 as is_served
  from (select base.base, base.village, base.recorded_at, 1 as value, base.validity * served.days as validity
          from stations.village_base as base
          join served on served.village = base.village
        union all
        select base.base, base.village, base.recorded_at, 0, base.validity - coalesce(served.days, '{}')
          from stations.village_base as base
          left join served on served.village = base.village) as counted
  left join stations.place_name as named on named.code = counted.village
 where not isempty(counted.validity)
