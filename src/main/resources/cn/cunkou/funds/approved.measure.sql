-- measure: funds.approved
-- title: 逐级批过才付的款
-- unit: share 占比
-- aggregate: share
-- subject: payment 支付
-- base: ledger-payments 账上付出的每一笔
-- dimensions: fund 资金, of_plan 方案的资金, line 预算项
-- columns: number 账号, is_approved 批过
-- words: true 是, false 否
-- public: totals
-- source: 专项资金账和付款申请：账上付出的每一笔，有申请、审批环节每一道都同意了的才算
select entry.id, coalesce(entry.payment, entry.id) as subject, entry.day, entry.division, 'ledger-payments' as base,
       case when approval.given then 1 else 0 end as value, entry.recorded_at, entry.fund,
       fund.plan is not null as of_plan, entry.line, entry.number, approval.given as is_approved
  from funds.entry
  join funds.fund on fund.id = entry.fund
  cross join lateral (
      select exists (
          select from funds.payment
           where payment.id = entry.payment
             and (select count(distinct step.number) from funds.payment_step as step
                   where step.payment = payment.id and step.verdict = 'approved') >= cardinality(payment.stages)) as given)
      as approval
 where entry.kind = 'payment'
