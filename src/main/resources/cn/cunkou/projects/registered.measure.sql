-- measure: projects.registered
-- title: 登记的子项目
-- unit: projects 个
-- aggregate: count
-- subject: project 项目
-- dimensions: plan 方案, contracted 已签合同, accepted 已验收
-- columns: name 名称, host 责任单位, contractor 承办单位
-- words: true 是, false 否
-- link: /projects/{subject}
-- public: rows
-- source: 项目登记：从立项那天起；签了合同、验收通过并逐级审核的，从那天起算
with days as (
    select project.id, project.division, project.plan, project.day, project.recorded_at,
           (select greatest(min(signed), project.day) from projects.contract
             where contract.project = project.id having count(*) > 0) as signed,
           (select greatest(min(final_day), project.day) from projects.verdict
             where verdict.project = project.id and verdict.kind = 'final' and verdict.verdict = 'passed'
               and verdict.reviewed >= verdict.stages
            having count(*) > 0) as passed
      from projects.project)
select days.id || '@' || period.number as id, days.id as subject, days.division, datemultirange(period.days) as validity, 1 as value,
       days.recorded_at, days.plan, period.contracted, period.accepted, edition.title as name, body.name as host,
       party.public_name as contractor
  from days
  cross join lateral (values
      (1, daterange(days.day, least(days.signed, days.passed)), false, false),
      (2, case when days.signed is null or days.passed < days.signed then 'empty' else daterange(days.signed, days.passed) end, true, false),
      (3, case when days.passed is null then 'empty' else daterange(days.passed, null) end, days.signed is not null, true))
      as period (number, days, contracted, accepted)
  join projects.edition on edition.project = days.id and edition.latest
  join registry.body on body.id = edition.body
  left join registry.party on party.id = edition.contractor
 where not isempty(period.days)
