-- measure: activities.events
-- title: 展会、产销对接、研讨、比赛和考察
-- unit: events 次
-- aggregate: count
-- subject: body 单位
-- dimensions: kind 种类, counterpart 对接对象
-- columns: name 名称, host 单位, place 地点, people 人次
-- words: fair 展会, matchmaking 产销对接, contest 比赛, seminar 研讨会、沙龙和讲座, study-tour 考察学习, promotion 推介活动, sale 促销和电商节,
--   wholesale-market 农批, supermarket 农超, community 农社, enterprise 农企, school 农校, restaurant 农餐
-- link: /activities/{id}
-- public: rows
-- source: 活动登记：没有撤回、没有被更正取代的活动；日期是第一天
select activity.id, activity.body as subject, activity.day, activity.division, 1 as value, activity.recorded_at,
       activity.form as kind, coalesce(activity.partner_kind, '') as counterpart, activity.title as name, body.name as host,
       activity.place, activity.people
  from activities.activity
  join registry.body on body.id = activity.body
 where activity.valid and activity.kind = 'event'
