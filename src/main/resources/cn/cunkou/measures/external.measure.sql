-- measure: measures.external
-- title: 外部数据
-- unit: as-published
-- aggregate: sum
-- subject: division 区划
-- dimensions: series 序列
-- columns: document_title 来源文件, document_number 文号
-- public: rows
-- source: 外部数据登记：每个数记着出自哪份文件、由谁录入；同一地方同一天以后录的为准
select distinct on (series, division, day)
       id, division as subject, day, division, value, recorded_at, series, document_title, document_number
  from measures.external_fact
 order by series, division, day, recorded_at desc, id desc
