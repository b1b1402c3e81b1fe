-- measure: training.attendances
-- title: 培训人次
-- unit: person-times 人次
-- aggregate: count
-- subject: person
-- dimensions: category 类别
-- public: totals
-- additive: partials
-- source: sign-in rows, one per session of a class and person
select id, person as subject, day, division, 1 as value, recorded_at, category
  from training.attendance
