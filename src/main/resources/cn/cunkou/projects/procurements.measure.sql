-- measure: projects.procurements
-- title: 项目的招标、中标和采购文件
-- unit: papers 份
-- aggregate: distinct
-- subject: paper 文件
-- dimensions: plan 方案, kind 种类, item 建方案里的哪项
-- columns: number 文号, title 标题, name 项目
-- words: tender 招标采购文件, award 中标成交通知
-- link: /papers/{subject}
-- public: totals
-- source: 项目登记里归到招标采购、中标成交的公文，一份文件的项目建方案里几项就有几行，按文件计数；日期是成文日期，撤回、更正的不算
select linked.id || coalesce('@' || built.item, '') as id, linked.paper as subject, paper.day, linked.division, 1 as value, linked.added_at as recorded_at, project.plan,
       linked.slot as kind, built.item, paper.number, paper.title, edition.title as name
  from projects.paper as linked
  join projects.project on project.id = linked.project
  join projects.edition on edition.project = linked.project and edition.latest
  join papers.paper on paper.id = linked.paper
  left join lateral unnest(edition.items) as built (item) on true
 where linked.removed_at is null and linked.slot in ('tender', 'award') and paper.valid
