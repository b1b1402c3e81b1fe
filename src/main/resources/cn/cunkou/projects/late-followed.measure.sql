-- measure: projects.late-followed
-- title: 有人跟踪督促的落后项目
-- unit: share 占比
-- aggregate: share
-- subject: project 项目
-- base: late-projects 过了时限还没有验收的项目
-- columns: name 项目, deadline 完成时限
-- link: /projects/{subject}
-- public: rows
-- source: 项目登记：过了现在的完成时限还没有验收的项目；时限前30天起有检查的，从检查那天起算有人督促
with late as (
    select project.id, project.division, project.recorded_at, edition.title, edition.deadline,
           (select min(final_day) from projects.verdict
             where verdict.project = project.id and verdict.kind = 'final' and verdict.verdict = 'passed'
               and verdict.reviewed >= verdict.stages) as passed,
           (select min(inspection.day) from projects.inspection
             where inspection.project = project.id and inspection.day >= edition.deadline - 30) as seen
      from projects.project
      join projects.edition on edition.project = project.id and edition.latest)
select late.id || '@' || period.value as id, late.id as subject, late.division, 'late-projects' as base, period.validity, period.value,
       late.recorded_at, late.title as name, late.deadline
  from late
  cross join lateral (
      select case when passed <= deadline then '{}'::datemultirange
                  else datemultirange(daterange(deadline + 1, passed)) end as all_days,
             case when seen is null then '{}'::datemultirange else datemultirange(daterange(seen, null)) end as followed) as days
  cross join lateral (values (1, days.all_days * days.followed), (0, days.all_days - days.followed)) as period (value, validity)
 where not isempty(period.validity)
