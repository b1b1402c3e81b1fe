-- measure: activities.costs
-- title: 会议和活动的花费
-- unit: yuan 元
-- aggregate: sum
-- subject: body 单位
-- dimensions: kind 种类
-- columns: name 名称, host 单位
-- words: leading-group 领导小组会议, launch 启动大会, progress 推进会议, coordination 协调会议, working 工作会议, article 报道,
--   broadcast 广播电视, post 新媒体推送, leaflet 宣传资料, campaign 宣传活动, fair 展会, matchmaking 产销对接, contest 比赛, seminar 研讨会、沙龙和讲座,
--   study-tour 考察学习, promotion 推介活动, sale 促销和电商节
-- public: totals
-- source: 活动登记：登记了花费的会议、宣传和活动；是登记的花费，不是拨付的资金
select activity.id, activity.body as subject, activity.day, activity.division, activity.cost_fen / 100.0 as value,
       activity.recorded_at, activity.form as kind, activity.title as name, body.name as host
  from activities.activity
  join registry.body on body.id = activity.body
 where activity.valid and activity.kind in ('meeting', 'publicity', 'event') and activity.cost_fen is not null
