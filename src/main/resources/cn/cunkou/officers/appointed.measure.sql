-- measure: officers.appointed
-- title: 在任的信息员、联络员和分管领导
-- unit: persons 人
-- aggregate: count
-- subject: post 职务
-- dimensions: duty 职责, level 级别, body 单位
-- columns: holder 姓名, since 从哪天起
-- words: information-officer 信息员, contact 联络员, leader 分管领导, group-member 领导小组成员, county 县级, town 镇级, village 村级
-- link: /console/officers/{subject}
-- public: totals
-- source: 任职登记：当日在任的人，按所任单位或所在地方的区划计；一个人任几个职务按几次计
select id, post as subject, division, datemultirange(term) as validity, 1 as value, recorded_at, duty,
       case length(division) when 6 then 'county' when 9 then 'town' else 'village' end as level,
       (select body.name from registry.body where body.id = post_term.body) as body,
       registry.masked_name(person) as holder, from_day as since
  from registry.post_term
 where duty is not null and not isempty(term)
