-- measure: stations.services
-- title: 站点便民服务
-- unit: services 次
-- aggregate: count
-- additive: partials
-- subject: station 站点
-- dimensions: kind 种类, level 级别
-- columns: station_name 站点
-- words: county 县级, town 镇级, village 村级
-- link: /console/services/{id}
-- public: totals
-- source: 站长登记的服务，只数方案列出的种类；撤回的、村民否认的、县里核查不算的不计；日期是办事那天，地方是站点那天的所在地
select service.id, service.station as subject, service.day, service.division, 1 as value, service.recorded_at,
       service.kind_label as kind, service.level, service.station_name
  from stations.service
 where service.counts and service.named
