-- measure: stations.days-on
-- title: 站点电脑和屏幕开机的天数
-- unit: days 站天
-- aggregate: count
-- subject: station 站点
-- dimensions: level 级别
-- columns: station_name 站点
-- words: county 县级, town 镇级, village 村级
-- link: /stations/{subject}
-- public: totals
-- source: 站点设备自己报的：一个站一天有一台开过机算一天
select on_day.station || ':' || on_day.day as id, on_day.station as subject, on_day.day, on_day.division, 1 as value,
       on_day.recorded_at, station.level, station.name as station_name
  from (select station, division, day, min(first_at) as recorded_at from stations.device_day
         group by station, division, day) as on_day
  join stations.station on station.id = on_day.station
