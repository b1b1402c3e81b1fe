-- measure: funds.recovered
-- title: 把钱退清的不合格项目
-- unit: share 占比
-- aggregate: share
-- subject: project 项目
-- base: failed-projects 付过款、验收不合格的项目
-- dimensions: fund 资金
-- columns: failed 不合格那天, paid 付过元, back 追回元, is_recovered 退清
-- words: true 是, false 否
-- link: /projects/{subject}
-- public: totals
-- source: 项目验收和专项资金账：验收不合格以前付过款的项目，照合同付的钱全部追缴回来那天起算退清；后来重新验收通过或者了结的，从那天起不再要退
with moved as (
    select recovery.id, coalesce(sum(entry.fen) filter (where entry.kind = 'payment'), 0) as paid,
           coalesce(sum(entry.fen) filter (where entry.kind = 'claw-back'), 0) as back,
           max(entry.day) filter (where entry.kind = 'claw-back') as last_back, max(entry.recorded_at) as recorded_at
      from funds.recovery
      join projects.contract on contract.project = recovery.project
      join funds.entry on entry.fund = recovery.fund and entry.contract = cast(contract.id as text)
     group by recovery.id)
select recovery.id || '@' || period.value as id, recovery.project as subject, recovery.division, 'failed-projects' as base,
       datemultirange(period.days) as validity, period.value, greatest(recovery.recorded_at, moved.recorded_at) as recorded_at,
       recovery.fund, recovery.day as failed, moved.paid / 100.0 as paid, moved.back / 100.0 as back,
       period.value = 1 as is_recovered
  from funds.recovery
  join moved on moved.id = recovery.id
  cross join lateral (
      select case when moved.back >= moved.paid then greatest(moved.last_back, recovery.day) end as returned) as money
  cross join lateral (
      values (0, daterange(recovery.day, coalesce(money.returned, recovery.closed_day))),
             (1, case when money.returned is null then 'empty' else daterange(money.returned, null) end))
      as period (value, days)
 where not isempty(period.days)
