-- measure: training.village-coverage
-- title: 服务站覆盖率
-- unit: share
-- aggregate: share
-- subject: village
-- base: administrative-villages 行政村, designated-poor 省定贫困村
-- needs: designated-poor for designated-poor
-- public: rows
-- source: villages, and the stations in service in them
-- A village has one row for the days on which a station served it and one for those on which none did.
with covered as (
    select village.code, range_agg(station.validity) as days, max(station.recorded_at) as recorded_at
      from training.village
      join training.station on station.division = village.code
     group by village.code
), base as (
    select code, 'administrative-villages' as base from training.village
    union all
    select code, 'designated-poor' from training.village where designated
)
select base.code || '/' || served.value as id, base.code as subject, served.validity, base.code as division,
       served.value, coalesce(covered.recorded_at, '2018-01-01 00:00+08') as recorded_at, base.base
  from base
  left join covered on covered.code = base.code
 cross join lateral (
       values (1, coalesce(covered.days, '{}')),
              (0, datemultirange(daterange(null, null)) - coalesce(covered.days, '{}'))
 ) as served (value, validity)
 where not isempty(served.validity)
