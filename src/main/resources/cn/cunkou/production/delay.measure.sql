-- measure: production.delay
-- title: 生产记录晚几天
-- unit: days 天
-- aggregate: average
-- subject: batch 生产批
-- dimensions: stage 阶段, crop 品类
-- columns: act 农事, product 产品, producer 生产者
-- words: before 产前, during 产中, after 产后
-- link: /console/production/batches/{subject}
-- public: totals
-- source: 生产者记录的农事：从做的那天到记录收到的那天，隔几天
select act.id, act.batch as subject, act.day, act.division, (act.recorded_at at time zone 'Asia/Shanghai')::date - act.day as value,
       act.recorded_at, act.stage, batch.crop_title as crop, act.title as act, product.name as product,
       party.public_name as producer
  from production.standing_act as act
  join production.batch on batch.id = act.batch
  join traceability.product on product.id = batch.product
  join registry.party on party.id = product.producer
