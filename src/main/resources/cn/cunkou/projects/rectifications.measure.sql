-- measure: projects.rectifications
-- title: 查出问题的整改
-- unit: findings 个
-- aggregate: count
-- subject: project 项目
-- dimensions: plan 方案, closed 已整改
-- columns: name 项目, until 期限
-- words: true 是, false 否
-- link: /projects/{subject}
-- public: totals
-- source: 项目检查查出的问题；复查通过的那天起算已整改，复查不通过又算没有整改
with turns as (
    select rectification.id, rectification.project, rectification.division, rectification.deadline, rectification.recorded_at,
           inspection.day, rectification.recorded_at as at, false as closed
      from projects.rectification join projects.inspection on inspection.id = rectification.inspection
    union all
    select rectification.id, rectification.project, rectification.division, rectification.deadline, rectification.recorded_at,
           step.day, step.at, step.kind = 'closed'
      from projects.rectification join projects.step on step.subject = rectification.id and step.kind in ('closed', 'reopened')),
periods as (
    select turns.*, lead(day) over (partition by id order by day, at) as next_day from turns)
select periods.id || '/' || periods.closed as id, periods.project as subject, periods.division,
       range_agg(daterange(periods.day, periods.next_day)) as validity, 1 as value, periods.recorded_at, project.plan, periods.closed,
       edition.title as name, periods.deadline as until
  from periods
  join projects.project on project.id = periods.project
  join projects.edition on edition.project = periods.project and edition.latest
 where periods.next_day is null or periods.day < periods.next_day
 group by periods.id, periods.closed, periods.project, periods.division, periods.recorded_at, project.plan, edition.title, periods.deadline
