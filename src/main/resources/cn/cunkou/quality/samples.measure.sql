-- measure: quality.samples
-- title: 抽样检测的批次
-- unit: samples 批
-- aggregate: count
-- subject: lot 批次
-- dimensions: kind 品类, purpose 为什么抽
-- columns: product 产品, lot 批次, lab 检测机构
-- words: monitoring 例行监测, supervision 监督抽查, commissioned 委托检测
-- public: totals
-- source: 质量检测登记：抽了样的批次，按抽样日期
select sample.id, sample.lot as subject, sample.taken_on as day, sample.division, 1 as value, sample.recorded_at,
       product.kind, sample.purpose, product.name as product, lot.number as lot, body.name as lab
  from quality.sample
  join traceability.lot on lot.id = sample.lot
  join traceability.product on product.id = lot.product
  join quality.lab on lab.id = sample.lab
  join registry.body on body.id = lab.body
