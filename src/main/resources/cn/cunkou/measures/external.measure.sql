-- measure: measures.external
-- title: 外部数据
-- unit: as-published
-- aggregate: sum
-- subject: division 区划
-- dimensions: series 序列
-- columns: source 发布单位, document_title 来源文件, document_number 文号
-- public: rows
-- source: 外部数据登记：每个数记着出自哪份文件、由谁录入；同一地方同一期以后录的为准
select id, division as subject, day, division, value, recorded_at, series, source, document_title, document_number
  from (select distinct on (fact.series, fact.division, fact.day) fact.*
          from measures.external_fact as fact
         order by fact.series, fact.division, fact.day, fact.recorded_at desc, fact.id desc) as standing
 where value is not null
