-- measure: stations.scored
-- title: 站点年度考核
-- unit: scores 次
-- aggregate: count
-- subject: station 站点
-- dimensions: level 级别
-- columns: station_name 站点, place 所在地, year 考核哪年, total 得分, rank 名次
-- words: county 县级, town 镇级, village 村级
-- link: /stations/{subject}
-- public: rows
-- source: 站点年度考核公示过的结果：一个站一年一次，日期是公示的数算到的那天
select run.id || ':' || result.station as id, result.station as subject, run.day, result.division, 1 as value, run.recorded_at,
       station.level, station.name as station_name, named.name as place, run.year, result.total, result.rank
  from stations.score_result as result
  join stations.score_run as run on run.id = result.run
  join stations.station on station.id = result.station
  left join stations.place_name as named on named.code = result.division
 where run.day is not null
