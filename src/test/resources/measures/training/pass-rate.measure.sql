-- measure: training.pass-rate
-- title: 合格率
-- unit: share
-- aggregate: share
-- public: none
-- additive: partials
-- source: sign-in rows with a verdict
select id, person as subject, day, division, passed::int as value, recorded_at
  from training.attendance
 where passed is not null
