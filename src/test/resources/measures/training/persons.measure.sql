-- measure: training.persons
-- title: 培训人数
-- unit: persons 人
-- aggregate: distinct
-- subject: person
-- dimensions: category 类别
-- public: totals
-- source: sign-in rows, one per session of a class and person
select id, person as subject, day, division, 1 as value, recorded_at, category
  from training.attendance
