-- measure: quality.pass-rate
-- title: 检测合格率
-- unit: share 占比
-- aggregate: share
-- subject: lot 批次
-- base: tested-samples 签发了检测报告的样品
-- dimensions: kind 品类, purpose 为什么抽
-- columns: product 产品, lot 批次, is_passed 合格
-- words: monitoring 例行监测, supervision 监督抽查, commissioned 委托检测, true 是, false 否
-- public: totals
-- source: 质量检测登记：签发的检测报告，按报告日期；更正以后按更正的算
select report.id, sample.lot as subject, report.issued_on as day, report.division, 'tested-samples' as base,
       case when report.passed then 1 else 0 end as value, report.signed_at as recorded_at, product.kind, sample.purpose,
       product.name as product, lot.number as lot, report.passed as is_passed
  from quality.report
  join quality.sample on sample.id = report.sample
  join traceability.lot on lot.id = sample.lot
  join traceability.product on product.id = lot.product
 where report.signed_at is not null and report.superseded_at is null
