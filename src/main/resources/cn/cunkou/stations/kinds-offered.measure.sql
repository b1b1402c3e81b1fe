-- measure: stations.kinds-offered
-- title: 站点办过的服务种类
-- unit: kinds 类
-- aggregate: count
-- subject: station 站点
-- dimensions: kind 种类, level 级别, origin 来源, logistics_point 物流点
-- columns: station_name 站点, place 所在地, since 第一次办
-- words: county 县级, town 镇级, village 村级, new 新建, consolidated 整合, true 是, false 否
-- link: /stations/{subject}
-- public: rows
-- source: 站点登记的服务，只数方案列出的种类：一个站办过一类算一类，从第一次办的那天算起；撤回的、村民否认的、县里核查不算的不计
select offered.station || ':' || offered.kind as id, offered.station as subject, station.division,
       datemultirange(daterange(offered.since, null)) as validity, 1 as value, offered.recorded_at, offered.kind, station.level,
       station.origin, station.logistics_point, station.name as station_name, named.name as place, offered.since
  from (select station, kind_label as kind, min(day) as since, min(recorded_at) as recorded_at
          from stations.service
         where counts and named
         group by station, kind_label) as offered
  join stations.station on station.id = offered.station
  left join stations.place_name as named on named.code = station.division
