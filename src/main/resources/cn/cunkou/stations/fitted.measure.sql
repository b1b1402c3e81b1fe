-- measure: stations.fitted
-- title: 按检查表建好的站点
-- unit: share 占比
-- aggregate: share
-- subject: station 站点
-- base: stations-open 运营中的站点, town-stations-open 运营中的镇级服务站, village-stations-open 运营中的村级服务站
-- dimensions: level 级别, logistics_point 物流点
-- columns: code 编号, name 名称, place 所在地, is_fitted 建好
-- words: county 县级, town 镇级, village 村级, true 是, false 否
-- link: /stations/{subject}
-- public: rows
-- source: 站点检查表：清单是方案的，每一项都做好并有照片才算；说明原因不做的不算；没有检查表的站不算建好
with days as (
    select id, level, logistics_point, place, since, validity, recorded_at from stations.service_days)
select counted.base || ':' || counted.id || coalesce('@' || counted.since, '') || ':' || counted.value as id,
       counted.id as subject, counted.place as division, counted.base, counted.validity, counted.value,
       counted.recorded_at, counted.level, counted.logistics_point, station.code, station.name, named.name as place,
       counted.value = 1 as is_fitted
  from (select base.base, days.id, days.level, days.logistics_point, days.place, days.since,
               greatest(days.recorded_at, fitted.recorded_at) as recorded_at, 1 as value,
               days.validity * fitted.validity as validity
          from days
          join stations.fitted_days as fitted on fitted.station = days.id
          join (values ('stations-open', null), ('town-stations-open', 'town'),
                       ('village-stations-open', 'village')) as base (base, level)
            on days.level = coalesce(base.level, days.level)
        union all
        select base.base, days.id, days.level, days.logistics_point, days.place, days.since, days.recorded_at, 0,
               days.validity - coalesce(fitted.validity, '{}')
          from days
          left join stations.fitted_days as fitted on fitted.station = days.id
          join (values ('stations-open', null), ('town-stations-open', 'town'),
                       ('village-stations-open', 'village')) as base (base, level)
            on days.level = coalesce(base.level, days.level)) as counted
  join stations.station on station.id = counted.id
  left join stations.place_name as named on named.code = counted.place
 where not isempty(counted.validity)
