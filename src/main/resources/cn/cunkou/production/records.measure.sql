-- measure: production.records
-- title: 生产记录
-- unit: records 条
-- aggregate: count
-- subject: batch 生产批
-- dimensions: stage 阶段, crop 品类, act 农事
-- columns: product 产品, producer 生产者
-- words: before 产前, during 产中, after 产后
-- link: /console/production/batches/{subject}
-- public: totals
-- source: 生产者记录的农事；撤回的不计，日期是做的那天
select act.id, act.batch as subject, act.day, act.division, 1 as value, act.recorded_at, act.stage, batch.crop_title as crop,
       act.title as act, product.name as product, party.public_name as producer
  from production.standing_act as act
  join production.batch on batch.id = act.batch
  join traceability.product on product.id = batch.product
  join registry.party on party.id = product.producer
