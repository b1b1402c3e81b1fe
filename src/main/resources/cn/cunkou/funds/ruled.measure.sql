-- measure: funds.ruled
-- title: 资金规则管到的支付
-- unit: yuan 元
-- aggregate: sum
-- subject: payment 支付
-- dimensions: fund 资金, rule 规则, line 预算项, use 用途
-- columns: number 账号
-- words: ordinary 一般用途
-- public: rows
-- source: 专项资金账：方案的每条资金规则管到的支付，按规则写的预算项和用途；追缴回来的和更正的记负数
select entry.id || '@' || rule.rule as id, coalesce(entry.payment, entry.id) as subject, entry.day, entry.division,
       case when entry.to_account like 'line:%' then entry.fen else -entry.fen end / 100.0 as value, entry.recorded_at,
       entry.fund, rule.rule, entry.line, entry.use, entry.number
  from funds.entry
  join funds.rule_line as rule on rule.fund = entry.fund and rule.line = entry.line and rule.use in ('', entry.use)
 where entry.to_account like 'line:%' or entry.from_account like 'line:%'
