-- measure: disclosure.notices
-- title: 公示
-- unit: notices 件
-- aggregate: count
-- subject: notice 公示
-- dimensions: item 项目
-- columns: title 标题, days 工作日
-- link: /disclosure/notices/{id}
-- public: rows
-- source: 信息公开：公示过的事项，没有撤回的；日期是开始公示的那天
select notice.id, notice.id as subject, notice.from_day as day, notice.division, 1 as value, notice.recorded_at,
       split_part(notice.item, '/', 2) as item, notice.title, notice.working_days as days
  from disclosure.notice
 where notice.withdrawn_at is null
