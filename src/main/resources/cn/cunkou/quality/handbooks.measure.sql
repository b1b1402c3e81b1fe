-- measure: quality.handbooks
-- title: 发放的标准化技术手册
-- unit: copies 册
-- aggregate: sum
-- subject: standard 标准
-- dimensions: receipt 有签收单
-- columns: title 手册, receiver 发给谁, households 户数
-- words: true 是, false 否
-- public: totals
-- source: 手册发放登记，按发放日期
select id, standard as subject, day, division, copies as value, recorded_at, sha256 is not null as receipt, title, receiver, households
  from quality.handbook
