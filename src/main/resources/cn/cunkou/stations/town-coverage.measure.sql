-- measure: stations.town-coverage
-- title: 有镇级服务站的镇
-- unit: share 占比
-- aggregate: share
-- subject: town 镇
-- base: towns 镇街, towns-and-farms 镇街和农场
-- columns: name 镇, has_station 有站
-- words: true 有, false 没有
-- public: rows
-- source: 站点登记与行政区划：有运营中的镇级服务站的镇，占当日全部镇的比例
with served as (
    select place as town, range_agg(validity) as days
      from stations.service_days
     where level = 'town'
     group by place),
base as (
    select base.base, division.code as town, range_agg(division.validity) as validity,
           max(division.recorded_at) as recorded_at
      from region.division
      join (values ('towns', '{town}'::text[]), ('towns-and-farms', '{town,farm}')) as base (base, kinds)
        on division.kind = any (base.kinds)
     where division.county in (select code from region.county)
     group by base.base, division.code)
select counted.base || ':' || counted.town || ':' || counted.value as id, counted.town as subject,
       counted.town as division, counted.base, counted.validity, counted.value, counted.recorded_at,
       named.name, counted.value = 1 as has_station
  from (select base.base, base.town, base.recorded_at, 1 as value, base.validity * served.days as validity
          from base
          join served on served.town = base.town
        union all
        select base.base, base.town, base.recorded_at, 0, base.validity - coalesce(served.days, '{}')
          from base
          left join served on served.town = base.town) as counted
  left join stations.place_name as named on named.code = counted.town
 where not isempty(counted.validity)
