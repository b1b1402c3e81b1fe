-- measure: projects.inspections
-- title: 对项目的检查
-- unit: inspections 次
-- aggregate: count
-- subject: project 项目
-- dimensions: plan 方案, kind 种类
-- columns: name 项目, inspectors 检查的单位, findings 查出问题
-- words: supervision 监理, inspection 督查, audit 审计
-- link: /projects/{subject}
-- public: totals
-- source: 项目登记的监理、督查和审计检查
select inspection.id, inspection.project as subject, inspection.day, inspection.division, 1 as value, inspection.recorded_at,
       project.plan, inspection.kind, edition.title as name, inspection.inspectors,
       (select count(*) from projects.rectification where rectification.inspection = inspection.id) as findings
  from projects.inspection
  join projects.project on project.id = inspection.project
  join projects.edition on edition.project = inspection.project and edition.latest
