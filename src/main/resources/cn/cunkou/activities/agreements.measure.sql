-- measure: activities.agreements
-- title: 有效的协议
-- unit: agreements 份
-- aggregate: count
-- subject: activity 协议
-- dimensions: kind 种类, body 签订单位, text 有协议文本
-- columns: name 名称, partner 对方, since 从哪天起
-- words: speed-up 提速降费, data-reporting 信息报送, cooperation 合作, operation 委托运营, supervision 监理, audit 审计,
--   true 是, false 否
-- link: /activities/{subject}
-- public: rows
-- source: 活动登记：当日有效的协议；文本在公文登记里
select activity.id, activity.id as subject, activity.division,
       datemultirange(daterange(activity.day, activity.until, '[]')) as validity, 1 as value, activity.recorded_at,
       activity.form as kind, coalesce(paper.valid, false) as text, activity.title as name, body.name as body,
       activity.partner, activity.day as since
  from activities.activity
  join registry.body on body.id = activity.body
  left join papers.paper on paper.id = activity.paper
 where activity.valid and activity.kind = 'agreement'
