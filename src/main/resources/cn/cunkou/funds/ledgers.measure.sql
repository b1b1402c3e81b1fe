-- measure: funds.ledgers
-- title: 专项资金专账
-- unit: ledgers 本
-- aggregate: count
-- subject: fund 资金
-- dimensions: fund 资金, of_plan 方案的资金
-- columns: title 名称, opened 立账日期
-- words: true 是, false 否
-- public: rows
-- source: 专项资金账：一笔资金一本账、一个只放这笔资金的银行账户、一个负责人，从立账那天算起
select fund.id, fund.id as subject, fund.division, datemultirange(daterange(fund.opened_day, null)) as validity, 1 as value,
       fund.recorded_at, fund.id as fund, fund.plan is not null as of_plan, fund.title, fund.opened_day as opened
  from funds.fund
