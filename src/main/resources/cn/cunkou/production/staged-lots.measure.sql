-- measure: production.staged-lots
-- title: 产前、产中、产后都有记录的批次占比
-- unit: share 占比
-- aggregate: share
-- subject: lot 批次
-- base: traced-lots 登记的产品批次
-- dimensions: kind 品类
-- columns: lot 批次, product 产品, producer 生产者, is_whole 三段齐全
-- words: true 是, false 否
-- public: totals
-- source: 溯源码登记的批次：所出自的生产批里，产前、产中、产后都有没撤回的记录；没有生产记录的算没有
with whole as (
    select lot.id as lot, lot.product, lot.made_on as since, lot.recorded_at,
           (select max(first) from (
                select min(act.day) as first from production.standing_act as act
                 where act.batch in (select batch from production.standing_act where standing_act.lot = lot.id)
                 group by act.stage) as stages having count(*) = 3) as told,
           (select max(act.recorded_at) from production.standing_act as act where act.lot = lot.id) as told_at
      from traceability.lot)
select counted.lot || ':' || counted.value as id, counted.lot as subject, lot.division, 'traced-lots' as base,
       datemultirange(counted.days) as validity, counted.value, counted.recorded_at, product.kind, lot.number as lot,
       product.name as product, party.public_name as producer, counted.value = 1 as is_whole
  from (select lot, product, daterange(since, greatest(told, since)) as days, 0 as value, recorded_at from whole where told is not null
        union all
        select lot, product, daterange(since, null), 0, recorded_at from whole where told is null
        union all
        select lot, product, daterange(greatest(told, since), null), 1, greatest(recorded_at, told_at) from whole where told is not null)
       as counted
  join traceability.lot on lot.id = counted.lot
  join traceability.product on product.id = lot.product
  join registry.party on party.id = product.producer
 where not isempty(counted.days)
