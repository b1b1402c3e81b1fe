-- measure: papers.registered
-- title: 已登记的公文
-- unit: papers 份
-- aggregate: distinct
-- subject: paper 文件
-- dimensions: plan 方案, item 项目, kind 种类, body 单位
-- columns: number 文号, title 标题, issuer 单位
-- words: official-paper 公文, scheme 方案, minutes 会议纪要, report 报告, agreement 协议, notice 公告公示, circular 通报,
--   certificate 证书证照, acceptance 验收文件, record 工作记录, appointment 任命书, standard 标准手册, publicity 宣传稿件
-- link: /papers/{subject}
-- public: totals
-- source: 公文登记：没有撤回、没有被更正取代的文件，一份文件完成几项就有几行，按文件计数；日期是成文日期
select paper.id || coalesce('@' || fulfilment.plan || '/' || fulfilment.item, '') as id, paper.id as subject, paper.day,
       paper.division, 1 as value, paper.recorded_at, fulfilment.plan, fulfilment.item, paper.kind, paper.number, paper.title,
       body.name as body,
       body.name as issuer
  from papers.paper
  join registry.body on body.id = paper.body
  left join papers.fulfilment on fulfilment.paper = paper.id
 where paper.valid
