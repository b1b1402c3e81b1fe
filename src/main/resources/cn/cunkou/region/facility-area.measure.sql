-- measure: region.facility-area
-- title: 场所面积
-- unit: square-metres 平方米
-- aggregate: sum
-- subject: site 场所
-- dimensions: kind 类别, in_operation 已启用, accepted 已验收, outside 在县外, city 所在市
-- columns: name 场所, zone 功能区, since 从哪天起, document 依据
-- words: centre 县级公共服务中心, industrial-park 电商产业园, logistics-centre 物流配送中心,
--   sorting-centre 快递分拣中心, transfer-station 物流中转站, warehouse 仓库, cross-border 跨境电商仓储中心, cold-store 冷库,
--   lab 检测中心, processing-base 加工基地, station 站点用房, hall 展示厅, o2o-hall O2O体验馆, incubation 孵化基地,
--   training 培训场地, other 其他, true 是, false 否
-- public: rows
-- source: 场所登记：当日在用场所的面积，以整个场所的面积为准；整个场所没有量过的日子，按各功能区相加
with measured as (
    select distinct on (site, zone, from_day) id, site, zone, from_day, square_metres, source, recorded_at
      from region.facility_area
     order by site, zone, from_day, recorded_at desc, id desc),
area as (
    select measured.*,
           datemultirange(daterange(from_day, lead(from_day) over (partition by site, zone order by from_day))) as days
      from measured),
whole as (
    select site, range_agg(days) as days
      from area
     where zone is null
     group by site)
select area.id || ':' || days.in_operation || ':' || days.accepted as id, days.site as subject, days.division,
       counted.validity, area.square_metres as value, greatest(area.recorded_at, days.recorded_at) as recorded_at,
       days.kind, days.in_operation, days.accepted, days.outside, days.city, days.name, zone.name as zone, area.from_day as since,
       area.source as document
  from area
  join region.facility_days as days on days.site = area.site
  left join region.facility_zone as zone on zone.id = area.zone
  left join whole on whole.site = area.site and area.zone is not null
 cross join lateral (select (area.days - coalesce(whole.days, '{}')) * datemultirange(days.validity) as validity) as counted
 where not isempty(counted.validity)
