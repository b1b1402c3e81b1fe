-- measure: stations.equipment
-- title: 站点设备
-- unit: pieces 台
-- aggregate: count
-- subject: station 站点
-- dimensions: kind 种类, level 级别, state 状态
-- columns: station_name 站点, place 所在地, model 型号, fund_line 预算项, bought 买的日期
-- words: county 县级, town 镇级, village 村级, in-use 在用, broken 坏了, missing 不在, scrapped 报废
-- link: /stations/{subject}
-- public: totals
-- source: 站点设备登记，一台一个编号；日期是买的那天，地方是站点现在的所在地
select equipment.id, equipment.station as subject, equipment.bought as day, equipment.division, 1 as value,
       equipment.recorded_at, equipment.kind, station.level, equipment.state, station.name as station_name,
       named.name as place, equipment.model, equipment.fund_line, equipment.bought
  from stations.equipment
  join stations.station on station.id = equipment.station
  left join stations.place_name as named on named.code = equipment.division
