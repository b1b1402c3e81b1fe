-- measure: quality.standards
-- title: 登记的质量标准
-- unit: standards 个
-- aggregate: count
-- subject: standard 标准
-- dimensions: kind 类别
-- columns: number 标准号, title 名称, issuer 发布单位
-- words: national 国家标准, industry 行业标准, local 地方标准, group 团体标准, enterprise 企业标准
-- public: rows
-- source: 标准登记：当日有效的
select id, id as subject, division, datemultirange(valid) as validity, 1 as value, recorded_at, kind, number, title, issuer
  from quality.standard
