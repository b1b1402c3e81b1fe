-- measure: disclosure.postings
-- title: 推送到外面的公开信息
-- unit: postings 条
-- aggregate: count
-- subject: posting 推送
-- dimensions: channel 渠道, class 类别
-- columns: title 标题, address 网址
-- words: website 政府网站, wechat 公众号, other 其他
-- public: rows
-- source: 信息公开：登记了外面网址的推送，没有撤回的；日期是在外面发布的那天
select posting.id, posting.id as subject, (posting.posted_at at time zone 'Asia/Shanghai')::date as day, posting.division,
       1 as value, posting.recorded_at, posting.channel, snapshot.class, snapshot.title, posting.address
  from disclosure.posting
  join disclosure.snapshot on snapshot.id = posting.snapshot
 where posting.valid
