-- measure: activities.wall-advertisements
-- title: 墙体广告
-- unit: places 处
-- aggregate: count
-- subject: activity 墙体广告
-- columns: name 内容, since 从哪天起, place 位置
-- link: /activities/{subject}
-- public: rows
-- source: 活动登记：当日还在的墙体广告，登记时要有照片和位置
select activity.id, activity.id as subject, activity.division,
       datemultirange(daterange(activity.day, activity.until, '[]')) as validity, 1 as value, activity.recorded_at,
       activity.title as name, activity.day as since, activity.place
  from activities.activity
 where activity.valid and activity.kind = 'wall-advertisement'
