-- measure: projects.on-schedule
-- title: 没有超过时限的中标项目
-- unit: share 占比
-- aggregate: share
-- subject: project 项目
-- base: awarded-projects 签了合同的项目
-- columns: name 项目, deadline 完成时限
-- link: /projects/{subject}
-- public: rows
-- source: 项目登记：过了现在的完成时限还没有验收通过的，从第二天起算没有按计划完成，验收通过那天起又算完成
with awarded as (
    select project.id, project.division, project.recorded_at, edition.title, edition.deadline,
           (select min(signed) from projects.contract where contract.project = project.id) as signed,
           (select min(final_day) from projects.verdict
             where verdict.project = project.id and verdict.kind = 'final' and verdict.verdict = 'passed'
               and verdict.reviewed >= verdict.stages) as passed
      from projects.project
      join projects.edition on edition.project = project.id and edition.latest)
select awarded.id || '@' || period.value as id, awarded.id as subject, awarded.division, 'awarded-projects' as base, period.validity,
       period.value, awarded.recorded_at, awarded.title as name, awarded.deadline
  from awarded
  cross join lateral (
      select datemultirange(daterange(signed, null)) as all_days,
             case when passed <= deadline then '{}'::datemultirange
                  else datemultirange(daterange(greatest(deadline + 1, signed), passed)) end as late) as days
  cross join lateral (values (1, days.all_days - days.late), (0, days.late)) as period (value, validity)
 where awarded.signed is not null and (awarded.passed is null or awarded.passed >= awarded.signed) and not isempty(period.validity)
