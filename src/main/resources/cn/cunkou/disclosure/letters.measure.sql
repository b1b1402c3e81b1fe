-- measure: disclosure.letters
-- title: 收到的意见和举报
-- unit: letters 件
-- aggregate: count
-- subject: letter 来信
-- dimensions: kind 种类
-- words: opinion 意见, report 举报
-- public: totals
-- source: 意见和举报：公众写来的，一件一行；只记日期，不记钟点
select letter.id, letter.id as subject, letter.day, letter.division, 1 as value,
       letter.day::timestamp at time zone 'Asia/Shanghai' as recorded_at, letter.kind
  from disclosure.letter
