-- measure: funds.paid
-- title: 专项资金支付
-- unit: yuan 元
-- aggregate: sum
-- subject: payment 支付
-- dimensions: fund 资金, source 来源, chapter 一级预算项, section 二级预算项, line 预算项, use 用途, kind 种类
-- columns: number 账号, payee_name 收款方
-- words: office-building 楼堂馆所, land 征地拆迁, trading-platform 网络交易平台, traffic-purchase 购买流量,
--   staff-costs 人员经费, running-costs 经常性开支, work-funds 工作经费, vehicles 购买车辆, duplicate-project 重复建设, debts 偿还债务,
--   ordinary 一般用途, payment 支付, claw-back 追缴,
--   correction 更正
-- public: rows
-- source: 专项资金账：从资金来源支出到预算项的每一笔，追缴回来的和更正的记负数；个人收款方的姓名不公开
select entry.id, coalesce(entry.payment, entry.id) as subject, entry.day, entry.division,
       case when entry.to_account like 'line:%' then entry.fen else -entry.fen end / 100.0 as value, entry.recorded_at,
       entry.fund, entry.source, split_part(entry.line, '.', 1) as chapter,
       case when strpos(entry.line, '.') = 0 then null
            else split_part(entry.line, '.', 1) || '.' || split_part(entry.line, '.', 2) end as section,
       entry.line, entry.use, entry.kind, entry.number, entry.payee_name
  from funds.entry
 where entry.to_account like 'line:%' or entry.from_account like 'line:%'
