-- measure: traceability.coded-products
-- title: 用上一物一码的产品占比
-- unit: share 占比
-- aggregate: share
-- subject: product 产品
-- base: traced-products 登记了批次的产品
-- dimensions: kind 品类
-- columns: name 产品, producer 生产者, is_coded 用上一物一码
-- words: true 是, false 否
-- public: rows
-- source: 溯源码登记：从第一次把码绑定到批次那天起算用上
with lots as (
    select lot.product, min(lot.made_on) as since, min(lot.recorded_at) as recorded_at, min(packing.packed_on) as coded_from,
           min(packing.recorded_at) as coded_at
      from traceability.lot
      left join traceability.packing on packing.lot = lot.id and packing.ended_at is null
     group by lot.product)
select counted.product || ':' || counted.value as id, counted.product as subject, product.division,
       'traced-products' as base, datemultirange(counted.days) as validity, counted.value, counted.recorded_at, product.kind,
       product.name, party.public_name as producer, counted.value = 1 as is_coded
  from (select product, daterange(since, coded_from) as days, 0 as value, recorded_at from lots
        union all
        select product, daterange(coded_from, null), 1, coded_at from lots where coded_from is not null) as counted
  join traceability.product on product.id = counted.product
  join registry.party on party.id = product.producer
 where not isempty(counted.days)
