-- measure: stations.service-kinds
-- title: 办过的服务种类
-- unit: kinds 类
-- aggregate: distinct
-- subject: kind 种类
-- dimensions: level 级别
-- columns: station_name 站点
-- words: county 县级, town 镇级, village 村级
-- link: /console/services/{id}
-- public: totals
-- source: 站点登记的服务，只数方案列出的种类，同一类只数一次；撤回的、村民否认的、县里核查不算的不计
select service.id, service.kind_label as subject, service.day, service.division, 1 as value, service.recorded_at,
       service.level, service.station_name
  from stations.service
 where service.counts and service.named
