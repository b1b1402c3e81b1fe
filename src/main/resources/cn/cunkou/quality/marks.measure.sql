-- measure: quality.marks
-- title: 有效的认证和品牌
-- unit: marks 项
-- aggregate: count
-- subject: mark 认证或品牌
-- dimensions: kind 类别, product 产品种类
-- columns: name 名称, number 证书号, holder 持有人
-- words: green 绿色食品, organic 有机农产品, geographical 地理标志, harmless 无公害农产品, trademark 注册商标, famous 名牌产品
-- public: rows
-- source: 认证和品牌登记：当日在有效期内、没有提前终止的
select id, id as subject, division, datemultirange(valid * daterange(null, ended_on)) as validity, 1 as value, recorded_at, kind,
       product, name, number, holder
  from quality.mark
 where not isempty(valid * daterange(null, ended_on))
