-- measure: projects.acceptance-days
-- title: 从申请验收到组织验收的天数
-- unit: days 天
-- aggregate: average
-- subject: project 项目
-- dimensions: plan 方案
-- columns: name 项目, applied 申请日
-- link: /projects/{subject}
-- public: rows
-- source: 项目登记的验收：承办单位申请的日期到组织验收的日期
select acceptance.id, acceptance.project as subject, acceptance.day, acceptance.division, acceptance.day - acceptance.applied as value,
       acceptance.recorded_at, project.plan, edition.title as name, acceptance.applied
  from projects.acceptance
  join projects.project on project.id = acceptance.project
  join projects.edition on edition.project = acceptance.project and edition.latest
 where acceptance.kind = 'final'
