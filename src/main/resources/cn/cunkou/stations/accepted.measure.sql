-- measure: stations.accepted
-- title: 已验收的服务站点
-- unit: stations 个
-- aggregate: count
-- subject: station 站点
-- dimensions: level 级别, origin 来源, logistics_point 物流点
-- columns: code 编号, name 名称, place 所在地, accepted 验收日期
-- words: county 县级, town 镇级, village 村级, new 新建, consolidated 整合, true 是, false 否
-- link: /stations/{subject}
-- public: rows
-- source: 站点登记：已验收、未关闭；按当日所在地计
select station.id || coalesce('@' || lower(place.during), '') as id, station.id as subject, place.place as division,
       datemultirange(place.during * daterange(station.accepted, station.closed)) as validity, 1 as value,
       station.recorded_at, station.level, station.origin, station.logistics_point, station.code, station.name,
       named.name as place, station.accepted
  from stations.station
  join stations.place on place.station = station.id
  left join stations.place_name as named on named.code = place.place
 where station.accepted is not null
