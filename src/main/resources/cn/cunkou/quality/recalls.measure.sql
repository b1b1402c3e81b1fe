-- measure: quality.recalls
-- title: 召回的批次
-- unit: lots 批
-- aggregate: count
-- subject: lot 批次
-- dimensions: kind 品类, closed 已结案
-- columns: product 产品, lot 批次
-- words: true 是, false 否
-- public: rows
-- source: 召回登记：按召回开始的日期
select recall.id, recall.lot as subject, recall.opened_on as day, recall.division, 1 as value, recall.opened_at as recorded_at,
       product.kind, recall.closed_on is not null as closed, product.name as product, lot.number as lot
  from quality.recall
  join traceability.lot on lot.id = recall.lot
  join traceability.product on product.id = lot.product
