-- measure: officers.reports
-- title: 信息员报送的信息
-- unit: reports 条
-- aggregate: count
-- subject: report 信息
-- dimensions: kind 类别, level 级别
-- columns: said 内容
-- words: price 价格行情, supply 货源供应, demand 需求, difficulty 困难问题, activity 活动, other 其他, county 县级, town 镇级,
--   village 村级
-- link: /console/officers/reports/{id}
-- public: totals
-- source: 信息员报送：没有被更正取代的信息；日期是事情发生的那天，级别是所说地方的级别
select id, id as subject, day, division, 1 as value, recorded_at, kind,
       case length(division) when 6 then 'county' when 9 then 'town' else 'village' end as level, said
  from officers.report
 where valid
