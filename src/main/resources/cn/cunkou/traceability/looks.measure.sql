-- measure: traceability.looks
-- title: 溯源码查询
-- unit: looks 次
-- aggregate: count
-- subject: roll 码卷
-- dimensions: kind 品类
-- columns: product 产品
-- public: totals
-- source: 消费者扫码查询；同一手机几分钟内重复打开算一次
select look.id, look.roll as subject, look.day, look.division, 1 as value, look.at as recorded_at, product.kind,
       product.name as product
  from traceability.look
  join traceability.roll on roll.id = look.roll
  join traceability.product on product.id = roll.product
