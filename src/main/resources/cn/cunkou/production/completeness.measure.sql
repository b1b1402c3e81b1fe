-- measure: production.completeness
-- title: 必记的农事记了多少
-- unit: share 占比
-- aggregate: share
-- subject: lot 批次
-- base: needed-records 有来历的批次必记的农事
-- dimensions: crop 品类
-- columns: lot 批次, product 产品, producer 生产者, need 必记的农事, is_told 记了
-- words: true 是, false 否
-- public: totals
-- source: 采收、完工时登记的批次，按品类模板必记的农事；从做了的那天起算记了
with source as (
    select act.lot, act.batch, min(act.day) as made, min(act.recorded_at) as recorded_at
      from production.standing_act as act
     where act.lot is not null group by act.lot, act.batch),
needed as (
    select source.lot, source.batch, source.made, need.act, min(told.day) as told,
           greatest(source.recorded_at, min(told.recorded_at)) as recorded_at
      from source
      join production.batch on batch.id = source.batch
      cross join lateral unnest(batch.needs) as need (act)
      left join production.standing_act as told on told.batch = source.batch and told.act = need.act
     group by source.lot, source.batch, source.made, source.recorded_at, need.act)
select counted.lot || ':' || counted.batch || ':' || counted.act || ':' || counted.value as id, counted.lot as subject,
       lot.division, 'needed-records' as base, datemultirange(counted.days) as validity, counted.value, counted.recorded_at,
       batch.crop_title as crop, lot.number as lot, product.name as product, party.public_name as producer, counted.act as need,
       counted.value = 1 as is_told
  from (select lot, batch, act, daterange(made, case when told is not null then greatest(told, made) end) as days, 0 as value,
               recorded_at from needed
        union all
        select lot, batch, act, daterange(greatest(told, made), null), 1, recorded_at from needed where told is not null) as counted
  join production.batch on batch.id = counted.batch
  join traceability.lot on lot.id = counted.lot
  join traceability.product on product.id = lot.product
  join registry.party on party.id = product.producer
 where not isempty(counted.days)
