-- measure: activities.attendance
-- title: 会议和活动的参加人次
-- unit: attendances 人次
-- aggregate: sum
-- subject: body 单位
-- dimensions: kind 种类
-- columns: name 名称, host 单位, place 地点
-- words: leading-group 领导小组会议, launch 启动大会, progress 推进会议, coordination 协调会议, working 工作会议, fair 展会,
--   matchmaking 产销对接, contest 比赛, seminar 研讨会、沙龙和讲座, study-tour 考察学习, promotion 推介活动, sale 促销和电商节
-- public: totals
-- source: 活动登记：登记了参加人次的会议和活动
select activity.id, activity.body as subject, activity.day, activity.division, activity.people as value,
       activity.recorded_at, activity.form as kind, activity.title as name, body.name as host, activity.place
  from activities.activity
  join registry.body on body.id = activity.body
 where activity.valid and activity.kind in ('meeting', 'event') and activity.people is not null
