-- measure: projects.contracted
-- title: 项目合同的金额
-- unit: yuan 元
-- aggregate: sum
-- subject: project 项目
-- dimensions: plan 方案, kind 种类
-- columns: name 合同, partner 签约方
-- words: construction 建设合同, service 服务合同, supervision 监理合同, audit 审计合同
-- link: /projects/{subject}
-- public: rows
-- source: 项目登记的合同，按签订的日期；是合同写的金额，不是付出的钱
select contract.id, contract.project as subject, contract.signed as day, contract.division, contract.amount_fen / 100.0 as value,
       contract.recorded_at, project.plan, contract.kind, contract.title as name, party.public_name as partner
  from projects.contract
  join projects.project on project.id = contract.project
  join registry.party on party.id = contract.party
