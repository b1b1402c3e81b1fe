-- measure: traceability.codes
-- title: 包装上用了的溯源码
-- unit: codes 个
-- aggregate: sum
-- subject: lot 批次
-- dimensions: kind 品类
-- columns: product 产品, lot 批次, producer 生产者
-- public: totals
-- source: 溯源码登记：包装时绑定到批次的码，去掉作废、破损和退回的
select packing.id, packing.lot as subject, packing.packed_on as day, packing.division,
       upper(packing.numbers) - lower(packing.numbers)
           - coalesce((select sum(upper(spoilage.numbers * packing.numbers) - lower(spoilage.numbers * packing.numbers))
                         from traceability.spoilage
                        where spoilage.roll = packing.roll and spoilage.numbers && packing.numbers), 0) as value,
       packing.recorded_at, product.kind, product.name as product, lot.number as lot, party.public_name as producer
  from traceability.packing
  join traceability.lot on lot.id = packing.lot
  join traceability.product on product.id = lot.product
  join registry.party on party.id = product.producer
 where packing.ended_at is null
