-- measure: training.at-county-classes
-- title: 按开班地计的人次
-- unit: person-times 人次
-- aggregate: count
-- public: none
-- source: sign-in rows, at the place of their class
select attendance.id, attendance.person as subject, attendance.day, class.division, 1 as value,
       attendance.recorded_at
  from training.attendance
  join training.class on class.id = attendance.class
