-- measure: training.last-fee
-- title: 最近一次费用合计
-- unit: yuan 元
-- aggregate: latest
-- public: none
-- source: the fee of each person's last sign-in row
select id, person as subject, day, division, fee / 100.0 as value, recorded_at
  from training.attendance
