-- measure: projects.progress-reports
-- title: 项目的月度进度报告
-- unit: reports 份
-- aggregate: count
-- subject: project 项目
-- dimensions: plan 方案, late 迟报
-- columns: name 项目, month 月份, percent 进度
-- words: true 是, false 否
-- link: /projects/{subject}
-- public: rows
-- source: 项目登记的月报，一个项目一个月一份，按第一次报的日期；过了方案写的日子算迟报
select report.id, report.project as subject, report.day, report.division, 1 as value, report.recorded_at, project.plan, report.late,
       edition.title as name, to_char(report.month, 'YYYY-MM') as month, report.percent || '%' as percent
  from projects.progress as report
  join projects.project on project.id = report.project
  join projects.edition on edition.project = report.project and edition.latest
 where report.valid
