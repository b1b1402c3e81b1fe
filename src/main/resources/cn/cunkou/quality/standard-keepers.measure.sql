-- measure: quality.standard-keepers
-- title: 按标准生产的生产者
-- unit: share 占比
-- aggregate: share
-- subject: party 生产者
-- base: producers 登记了产品批次的生产者
-- columns: producer 生产者, is_kept 都做到
-- words: true 是, false 否
-- public: totals
-- source: 标准检查登记：最近一次检查每一条都做到，从检查那天起算；没有检查过、有一条没做到的不算
with kept as (
    select producer, range_agg(days) filter (where met) as days, max(recorded_at) as recorded_at
      from (select producer, recorded_at, unmet = '{}' as met,
                   daterange(day, lead(day) over (partition by producer order by day, id)) as days
              from quality.standard_check) as checked
     group by producer),
makers as (
    select product.producer, party.division, party.public_name, daterange(min(lot.made_on), null) as days,
           min(lot.recorded_at) as recorded_at
      from traceability.lot
      join traceability.product on product.id = lot.product
      join registry.party on party.id = product.producer
     group by product.producer, party.division, party.public_name)
select counted.producer || ':' || counted.value as id, counted.producer as subject, counted.division, 'producers' as base,
       counted.validity, counted.value, counted.recorded_at, counted.public_name as producer, counted.value = 1 as is_kept
  from (select makers.producer, makers.division, makers.public_name, datemultirange(makers.days) * kept.days as validity,
               1 as value, kept.recorded_at
          from makers
          join kept on kept.producer = makers.producer and kept.days is not null
        union all
        select makers.producer, makers.division, makers.public_name,
               datemultirange(makers.days) - coalesce(kept.days, '{}'), 0,
               coalesce(kept.recorded_at, makers.recorded_at)
          from makers
          left join kept on kept.producer = makers.producer) as counted
 where not isempty(counted.validity)
