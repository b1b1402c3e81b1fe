-- measure: projects.acceptances
-- title: 验收通过的项目
-- unit: projects 个
-- aggregate: count
-- subject: project 项目
-- dimensions: plan 方案, complete 资料齐全
-- columns: name 项目, verdict_paper 验收文件
-- words: true 是, false 否
-- link: /projects/{subject}
-- public: rows
-- source: 项目验收的结论，按验收通过的日期；当时凭的文件后来撤回了，就算资料不全
select verdict.id, verdict.project as subject, verdict.judged as day, verdict.division, 1 as value, verdict.recorded_at, project.plan,
       not exists (select from projects.acceptance_basis as basis
                     join papers.paper on paper.id = basis.paper
                    where basis.acceptance = verdict.id and not paper.valid and paper.superseded_by is null) as complete,
       edition.title as name, verdict.paper as verdict_paper
  from projects.verdict
  join projects.project on project.id = verdict.project
  join projects.edition on edition.project = verdict.project and edition.latest
 where verdict.kind = 'final' and verdict.verdict = 'passed'
