-- measure: quality.certificates
-- title: 开具的承诺达标合格证
-- unit: certificates 张
-- aggregate: count
-- subject: lot 批次
-- dimensions: kind 品类, basis 承诺依据
-- columns: product 产品, lot 批次
-- words: control 质量安全控制, own-test 自行检测合格, commissioned-test 委托检测合格
-- public: totals
-- source: 合格证登记：没有作废的，按开具日期
select certificate.id, certificate.lot as subject, certificate.issued_on as day, certificate.division, 1 as value,
       certificate.recorded_at, product.kind, certificate.basis, product.name as product, lot.number as lot
  from quality.certificate
  join traceability.lot on lot.id = certificate.lot
  join traceability.product on product.id = lot.product
 where certificate.voided_on is null
