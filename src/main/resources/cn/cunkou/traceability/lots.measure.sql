-- measure: traceability.lots
-- title: 登记的产品批次
-- unit: lots 批
-- aggregate: count
-- subject: lot 批次
-- dimensions: kind 品类, coded 已赋码
-- columns: product 产品, number 批次, producer 生产者
-- words: true 是, false 否
-- public: totals
-- source: 溯源码登记：采收或生产的批次
select lot.id, lot.id as subject, lot.made_on as day, lot.division, 1 as value, lot.recorded_at, product.kind,
       exists (select from traceability.packing where packing.lot = lot.id and packing.ended_at is null) as coded,
       product.name as product, lot.number, party.public_name as producer
  from traceability.lot
  join traceability.product on product.id = lot.product
  join registry.party on party.id = product.producer
