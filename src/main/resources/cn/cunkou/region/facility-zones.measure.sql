-- measure: region.facility-zones
-- title: 场所的功能区
-- unit: zones 个
-- aggregate: count
-- subject: site 场所
-- dimensions: kind 类别, zone 功能, in_operation 已启用, accepted 已验收, outside 在县外, city 所在市
-- columns: name 场所, zone_name 功能区, opening_day 启用日期, accepted_day 验收日期
-- words: centre 县级公共服务中心, industrial-park 电商产业园, logistics-centre 物流配送中心,
--   sorting-centre 快递分拣中心, transfer-station 物流中转站, warehouse 仓库, cross-border 跨境电商仓储中心, cold-store 冷库,
--   lab 检测中心, processing-base 加工基地, station 站点用房, hall 展示厅, o2o-hall O2O体验馆, incubation 孵化基地,
--   training 培训场地, other 其他, true 是, false 否
-- public: rows
-- source: 场所登记：当日在用场所的功能区；没有写用途的按名称算
select zone.id || ':' || days.in_operation || ':' || days.accepted as id, days.site as subject, days.division,
       datemultirange(zone.validity * days.validity) as validity, 1 as value,
       greatest(zone.recorded_at, days.recorded_at) as recorded_at, days.kind,
       coalesce(nullif(zone.kind, ''), zone.name) as zone, days.in_operation, days.accepted, days.outside, days.city, days.name,
       zone.name as zone_name, days.opening_day, days.accepted_day
  from region.facility_zone as zone
  join region.facility_days as days on days.site = zone.site
 where zone.validity && days.validity
