-- measure: stations.open
-- title: 运营中的服务站点
-- unit: stations 个
-- aggregate: count
-- subject: station 站点
-- dimensions: level 级别, origin 来源, logistics_point 物流点
-- columns: code 编号, name 名称, place 所在地, opened 开业日期, accepted 验收日期
-- words: county 县级, town 镇级, village 村级, new 新建, consolidated 整合, true 是, false 否
-- link: /stations/{subject}
-- public: rows
-- source: 站点登记：已开业、已验收、未关闭，连续歇业不超过30天；按当日所在地计
select days.id || coalesce('@' || days.since, '') as id, days.id as subject, days.place as division, days.validity,
       1 as value, days.recorded_at, days.level, days.origin, days.logistics_point, station.code, station.name,
       named.name as place, station.opened, station.accepted
  from stations.service_days as days
  join stations.station on station.id = days.id
  left join stations.place_name as named on named.code = days.place
