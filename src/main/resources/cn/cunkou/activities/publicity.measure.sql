-- measure: activities.publicity
-- title: 宣传
-- unit: pieces 次
-- aggregate: count
-- subject: body 单位
-- dimensions: form 形式, media 媒体级别
-- columns: name 标题, outlet 媒体, host 单位
-- words: article 报道, broadcast 广播电视, post 新媒体推送, leaflet 宣传资料, campaign 宣传活动, national 国家级, provincial 省级,
--   city 市级, county 县级, town 镇级
-- link: /activities/{id}
-- public: rows
-- source: 活动登记：没有撤回、没有被更正取代的宣传；日期是发表的那天
select activity.id, activity.body as subject, activity.day, activity.division, 1 as value, activity.recorded_at,
       activity.form, activity.media, activity.title as name, activity.partner as outlet, body.name as host
  from activities.activity
  join registry.body on body.id = activity.body
 where activity.valid and activity.kind = 'publicity'
