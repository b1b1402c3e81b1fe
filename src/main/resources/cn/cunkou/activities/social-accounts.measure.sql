-- measure: activities.social-accounts
-- title: 在用的新媒体账号
-- unit: accounts 个
-- aggregate: count
-- subject: activity 账号
-- dimensions: platform 平台, body 主办单位, rules 有管理制度
-- columns: name 账号, since 从哪天起
-- words: true 是, false 否
-- link: /activities/{subject}
-- public: rows
-- source: 活动登记：当日在用的账号；附了还有效的管理制度，算有制度
select activity.id, activity.id as subject, activity.division,
       datemultirange(daterange(activity.day, activity.until, '[]')) as validity, 1 as value, activity.recorded_at,
       activity.form as platform, coalesce(paper.valid, false) as rules, activity.title as name, body.name as body,
       activity.day as since
  from activities.activity
  join registry.body on body.id = activity.body
  left join papers.paper on paper.id = activity.paper
 where activity.valid and activity.kind = 'social-account'
