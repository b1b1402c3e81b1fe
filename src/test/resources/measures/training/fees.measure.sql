-- measure: training.fees
-- title: 培训费用
-- unit: yuan 元
-- aggregate: sum
-- dimensions: category 类别
-- public: none
-- additive: partials
-- source: the fee of each sign-in row
select id, person as subject, day, division, fee / 100.0 as value, recorded_at, category
  from training.attendance
