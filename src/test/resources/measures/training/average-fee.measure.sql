-- measure: training.average-fee
-- title: 平均费用
-- unit: yuan 元
-- aggregate: average
-- public: none
-- additive: partials
-- source: the fee of each sign-in row, by its hours
select id, person as subject, day, division, fee * hours / 100.0 as value, hours as weight, recorded_at
  from training.attendance
