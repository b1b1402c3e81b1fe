-- measure: stations.alive
-- title: 还在办的站点
-- unit: share 占比
-- aggregate: share
-- subject: station 站点
-- base: stations-accepted 验收过的站点, town-stations-accepted 验收过的镇级服务站, village-stations-accepted 验收过的村级服务站
-- dimensions: level 级别
-- columns: code 编号, name 名称, place 所在地, is_alive 还在办
-- words: county 县级, town 镇级, village 村级, true 还在办, false 没有动静
-- link: /stations/{subject}
-- public: rows
-- source: 验收过的站点（关了的也在分母里）中，当日运营中、而且近30天里有计入的服务、设备报过开机或者现场检查过的
with alive as (
    select days.id, days.since, days.validity * signs.days as validity
      from stations.service_days as days
      join (select station, range_agg(daterange(day, day + 30)) as days from stations.life_sign group by station) as signs
        on signs.station = days.id),
whole as (
    select station.id, lower(place.during) as since, place.place, station.level, station.code, station.name,
           station.recorded_at, datemultirange(place.during * daterange(station.accepted, null)) as validity
      from stations.station
      join stations.place on place.station = station.id
     where station.accepted is not null)
select base.base || ':' || counted.id || coalesce('@' || counted.since, '') || ':' || counted.value as id, counted.id as subject,
       counted.place as division, base.base, counted.validity, counted.value, counted.recorded_at, counted.level, counted.code,
       counted.name, named.name as place, counted.value = 1 as is_alive
  from (select whole.*, 1 as value, whole.validity * alive.validity as lived
          from whole
          join alive on alive.id = whole.id and alive.since is not distinct from whole.since
        union all
        select whole.*, 0, whole.validity - coalesce(alive.validity, '{}')
          from whole
          left join alive on alive.id = whole.id and alive.since is not distinct from whole.since)
       as counted (id, since, place, level, code, name, recorded_at, whole, value, validity)
  join (values ('stations-accepted', null), ('town-stations-accepted', 'town'),
               ('village-stations-accepted', 'village')) as base (base, level)
    on counted.level = coalesce(base.level, counted.level)
  left join stations.place_name as named on named.code = counted.place
 where not isempty(counted.validity)
