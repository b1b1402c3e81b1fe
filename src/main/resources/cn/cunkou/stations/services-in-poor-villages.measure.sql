-- measure: stations.services-in-poor-villages
-- title: 站点在贫困村办的服务
-- unit: services 次
-- aggregate: count
-- subject: station 站点
-- needs: designated-poor
-- dimensions: kind 种类, level 级别
-- columns: station_name 站点, place 村
-- words: county 县级, town 镇级, village 村级
-- link: /console/services/{id}
-- public: totals
-- source: 站长登记的服务里，站点那天在名单上的贫困村的；只数方案列出的种类，撤回的、村民否认的、县里核查不算的不计
select service.id, service.station as subject, service.day, service.division, 1 as value,
       greatest(service.recorded_at, poor.recorded_at) as recorded_at, service.kind_label as kind, service.level,
       service.station_name, named.name as place
  from stations.service
  join stations.village_base as poor
    on poor.base = 'designated-poor' and poor.village = service.division and poor.validity @> service.day
  left join stations.place_name as named on named.code = service.division
 where service.counts and service.named
