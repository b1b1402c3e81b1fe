-- measure: stations.applications
-- title: 建站申请
-- unit: applications 件
-- aggregate: count
-- subject: application 建站申请
-- dimensions: level 级别, state 办到哪一步, money 用什么钱
-- columns: place 村, day 收件日期
-- words: town 镇级, village 村级, submitted 待镇里意见, opined 待县里批复, returned 退回补正, approved 已同意, refused 没有同意, withdrawn 已撤回, central 中央资金, other 其他资金
-- link: /console/station-applications/{id}
-- public: totals
-- source: 建站申请登记；日期是收到申请那天，地方是要建站的村
select application.id, application.id as subject, application.day, application.division, 1 as value,
       application.recorded_at, application.level, application.state, application.money, named.name as place
  from stations.application
  left join stations.place_name as named on named.code = application.division
