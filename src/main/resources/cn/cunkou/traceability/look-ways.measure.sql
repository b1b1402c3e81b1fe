-- measure: traceability.look-ways
-- title: 有人用过的追溯查询方式
-- unit: ways 种
-- aggregate: distinct
-- subject: way 方式
-- dimensions: kind 品类
-- columns: way_name 方式, product 产品
-- public: totals
-- source: 每次查询记下的方式：扫码（含拍照识别）、上网输码、短信、触摸屏；每种只数一次
select look.id, look.way as subject, look.day, look.division, 1 as value, look.at as recorded_at, product.kind,
       case look.way when 'scan' then '扫码' when 'page' then '上网输码' when 'message' then '短信' else '触摸屏' end as way_name,
       product.name as product
  from traceability.look
  join traceability.roll on roll.id = look.roll
  join traceability.product on product.id = roll.product
 where look.way is not null
