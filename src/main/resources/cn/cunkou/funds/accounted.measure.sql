-- measure: funds.accounted
-- title: 账上有去处的专户付款
-- unit: share 占比
-- aggregate: share
-- subject: line 银行流水
-- base: account-spendings 专户付出的每一笔
-- dimensions: fund 资金
-- columns: serial 流水号, is_accounted 账上有
-- words: true 有, false 没有
-- public: totals
-- source: 银行流水和专项资金账：专户付出的每一笔，账上有同一笔、记到预算项或者退回来源的才算；没有对上的不算
select line.id, line.id as subject, line.day, line.division, 'account-spendings' as base,
       case when line.match is null then 0 else 1 end as value, line.imported_at as recorded_at, line.fund, line.serial,
       line.match is not null as is_accounted
  from funds.bank_line as line
 where line.fen < 0
