-- measure: funds.accounted
-- title: 账上有去处的专户付款
-- unit: share 占比
-- aggregate: share
-- subject: line 银行流水
-- base: account-spendings 专户付出的每一笔
-- dimensions: fund 资金, of_plan 方案的资金
-- columns: serial 流水号, is_accounted 账上有
-- words: true 是, false 否
-- public: totals
-- source: 银行流水和专项资金账：专户付出的每一笔，账上有同一笔、记到预算项或者退回来源的才算；没有对上的不算
select line.id, line.id as subject, line.day, line.division, 'account-spendings' as base,
       case when line.match is null then 0 else 1 end as value, line.imported_at as recorded_at, line.fund,
       fund.plan is not null as of_plan, line.serial,
       line.match is not null as is_accounted
  from funds.bank_line as line
  join funds.fund on fund.id = line.fund
 where line.fen < 0
