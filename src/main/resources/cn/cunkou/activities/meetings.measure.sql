-- measure: activities.meetings
-- title: 开过的会
-- unit: meetings 次
-- aggregate: count
-- subject: body 单位
-- dimensions: kind 种类, minutes 有会议纪要
-- columns: name 名称, host 单位, place 地点, people 人次
-- words: leading-group 领导小组会议, launch 启动大会, progress 推进会议, coordination 协调会议, working 工作会议, true 是, false 否
-- public: totals
-- source: 活动登记：没有撤回、没有被更正取代的会议；日期是开会的第一天
select activity.id, activity.body as subject, activity.day, activity.division, 1 as value, activity.recorded_at,
       activity.form as kind, coalesce(paper.valid, false) as minutes, activity.title as name, body.name as host,
       activity.place, activity.people
  from activities.activity
  join registry.body on body.id = activity.body
  left join papers.paper on paper.id = activity.paper
 where activity.valid and activity.kind = 'meeting'
