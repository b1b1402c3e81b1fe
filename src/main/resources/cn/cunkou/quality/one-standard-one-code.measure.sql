-- measure: quality.one-standard-one-code
-- title: 一品一标一码的产品占比
-- unit: share 占比
-- aggregate: share
-- subject: product 产品
-- base: local-products 登记了批次的产品
-- dimensions: kind 品类
-- columns: name 产品, producer 生产者, is_whole 标准和码都有
-- words: true 是, false 否
-- public: rows
-- source: 产品登记：执行的标准和溯源码都登记了的，从两样都有那天起算
with lots as (
    select lot.product, min(lot.made_on) as since, min(lot.recorded_at) as recorded_at, min(packing.packed_on) as coded_from,
           min(packing.recorded_at) as coded_at
      from traceability.lot
      left join traceability.packing on packing.lot = lot.id and packing.ended_at is null
     group by lot.product),
made as (
    select product, min(since) as since, min(recorded_at) as recorded_at from quality.product_standard group by product),
whole as (
    select lots.*, greatest(lots.coded_from, made.since) as whole_from, greatest(lots.coded_at, made.recorded_at) as whole_at
      from lots
      left join made on made.product = lots.product and lots.coded_from is not null)
select counted.product || ':' || counted.value as id, counted.product as subject, product.division,
       'local-products' as base, datemultirange(counted.days) as validity, counted.value, counted.recorded_at, product.kind,
       product.name, party.public_name as producer, counted.value = 1 as is_whole
  from (select product, daterange(since, case when product in (select made.product from made) then whole_from end) as days,
               0 as value, recorded_at from whole
        union all
        select product, daterange(whole_from, null), 1, whole_at from whole
         where whole_from is not null and product in (select made.product from made)) as counted
  join traceability.product on product.id = counted.product
  join registry.party on party.id = product.producer
 where not isempty(counted.days)
