-- measure: region.facilities
-- title: 场所
-- unit: sites 处
-- aggregate: count
-- subject: site 场所
-- dimensions: kind 类别, in_operation 已启用, accepted 已验收, outside 在县外, city 所在市
-- columns: name 名称, opening_day 启用日期, accepted_day 验收日期
-- words: centre 县级公共服务中心, industrial-park 电商产业园, logistics-centre 物流配送中心,
--   sorting-centre 快递分拣中心, transfer-station 物流中转站, warehouse 仓库, cross-border 跨境电商仓储中心, cold-store 冷库,
--   lab 检测中心, processing-base 加工基地, station 站点用房, hall 展示厅, o2o-hall O2O体验馆, incubation 孵化基地,
--   training 培训场地, other 其他, true 是, false 否
-- public: rows
-- source: 场所登记：当日在用的场所；到了启用日期算已启用，到了第一次验收的日期算已验收
select site || ':' || in_operation || ':' || accepted as id, site as subject, division, datemultirange(validity) as validity,
       1 as value, recorded_at, kind, in_operation, accepted, outside, city, name, opening_day, accepted_day
  from region.facility_days
