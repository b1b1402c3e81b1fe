-- measure: funds.received
-- title: 专项资金到账
-- unit: yuan 元
-- aggregate: sum
-- subject: entry 账目
-- dimensions: fund 资金, source 来源, kind 种类
-- columns: number 账号, paper 依据
-- words: central 中央资金, province 省级资金, county 县级资金, receipt 到账, return 退回, correction 更正
-- public: rows
-- source: 专项资金账：各来源到账的每一笔，退回上级的和更正的记负数
select entry.id, entry.id as subject, entry.day, entry.division,
       case when entry.from_account = 'treasury' then entry.fen else -entry.fen end / 100.0 as value, entry.recorded_at,
       entry.fund, entry.source, entry.kind, entry.number, entry.document as paper
  from funds.entry
 where 'treasury' in (entry.from_account, entry.to_account)
