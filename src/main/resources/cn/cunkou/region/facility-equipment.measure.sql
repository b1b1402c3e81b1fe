-- measure: region.facility-equipment
-- title: 场所的设备
-- unit: pieces 台
-- aggregate: sum
-- subject: site 场所
-- dimensions: kind 类别, equipment 设备, in_operation 已启用, accepted 已验收, outside 在县外, city 所在市
-- columns: name 场所, serial 编号, since 从哪天起, document 依据
-- words: centre 县级公共服务中心, industrial-park 电商产业园, logistics-centre 物流配送中心,
--   sorting-centre 快递分拣中心, transfer-station 物流中转站, warehouse 仓库, cross-border 跨境电商仓储中心, cold-store 冷库,
--   lab 检测中心, processing-base 加工基地, station 站点用房, hall 展示厅, o2o-hall O2O体验馆, incubation 孵化基地,
--   training 培训场地, other 其他, true 是, false 否
-- public: rows
-- source: 场所登记：当日在用场所里当日在用的设备，按台数
select equipment.id || ':' || days.in_operation || ':' || days.accepted as id, days.site as subject, days.division,
       datemultirange(equipment.validity * days.validity) as validity, equipment.quantity as value,
       greatest(equipment.recorded_at, days.recorded_at) as recorded_at, days.kind, equipment.equipment,
       days.in_operation, days.accepted, days.outside, days.city, days.name, equipment.serial, lower(equipment.validity) as since,
       equipment.source as document
  from region.facility_equipment as equipment
  join region.facility_days as days on days.site = equipment.site
 where equipment.validity && days.validity
