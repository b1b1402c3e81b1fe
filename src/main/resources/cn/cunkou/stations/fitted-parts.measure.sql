-- measure: stations.fitted-parts
-- title: 检查表上这一样做好了的站点
-- unit: share 占比
-- aggregate: share
-- subject: station 站点
-- base: stations-open 运营中的站点, town-stations-open 运营中的镇级服务站, village-stations-open 运营中的村级服务站
-- dimensions: level 级别, logistics_point 物流点, entry 检查哪一样
-- columns: code 编号, name 名称, place 所在地, is_fitted 做好
-- words: county 县级, town 镇级, village 村级, true 是, false 否
-- link: /stations/{subject}
-- public: rows
-- source: 站点检查表：清单是方案的，这一样做好并有照片才算；说明原因不做的、没有检查表的站不算做好
with done as (
    select state.station, state.label, range_agg(daterange(state.day, state.next)) filter (where state.outcome = 'done') as days,
           max(state.recorded_at) as recorded_at
      from (select last.*, lead(last.day) over (partition by last.station, last.entry order by last.day) as next
              from (select distinct on (seen.station, seen.entry, seen.day) seen.station, seen.entry, entry.label, seen.day,
                           seen.outcome, seen.recorded_at
                      from stations.fitting_check as seen
                      join stations.fitting_entry as entry on entry.station = seen.station and entry.entry = seen.entry
                     order by seen.station, seen.entry, seen.day, seen.recorded_at desc, seen.id desc) as last) as state
     group by state.station, state.label),
wanted as (
    select distinct left(entry.division, 6) as county, station.level, entry.label
      from stations.fitting_entry as entry
      join stations.station on station.id = entry.station),
counted as (
    select days.id, days.since, days.place, days.level, days.logistics_point, wanted.label, part.value, part.validity,
           greatest(days.recorded_at, done.recorded_at) as recorded_at
      from stations.service_days as days
      join wanted on wanted.county = left(days.place, 6) and wanted.level = days.level
      left join done on done.station = days.id and done.label = wanted.label
      cross join lateral (
          values (1, days.validity * coalesce(done.days, '{}')), (0, days.validity - coalesce(done.days, '{}')))
          as part (value, validity))
select base.base || ':' || counted.id || coalesce('@' || counted.since, '') || ':' || counted.label || ':' || counted.value as id,
       counted.id as subject, counted.place as division, base.base, counted.validity, counted.value, counted.recorded_at,
       counted.level, counted.logistics_point, counted.label as entry, station.code, station.name, named.name as place, counted.value = 1 as is_fitted
  from counted
  join (values ('stations-open', null), ('town-stations-open', 'town'),
               ('village-stations-open', 'village')) as base (base, level)
    on counted.level = coalesce(base.level, counted.level)
  join stations.station on station.id = counted.id
  left join stations.place_name as named on named.code = counted.place
 where not isempty(counted.validity)
