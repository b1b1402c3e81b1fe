-- measure: training.stations
-- title: 在运营的服务站
-- unit: stations 个
-- aggregate: count
-- subject: station
-- dimensions: level 级别
-- columns: code 编号
-- link: /stations/{id}
-- public: rows
-- source: the register of stations; in service on the days of its validity
select id, id as subject, validity, division, 1 as value, recorded_at, level, code
  from training.station
