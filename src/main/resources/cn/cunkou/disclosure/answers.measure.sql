-- measure: disclosure.answers
-- title: 答复了的意见和举报
-- unit: letters 件
-- aggregate: count
-- subject: letter 来信
-- dimensions: kind 种类, in_time 按时
-- words: opinion 意见, report 举报, true 按时, false 超时
-- public: totals
-- source: 意见和举报：第一次答复的那天；按时是不晚于应答复的那天
select letter.id, letter.id as subject, answer.day, letter.division, 1 as value, answer.recorded_at, letter.kind,
       answer.day <= letter.due as in_time
  from disclosure.letter
  join lateral (select letter_step.day, letter_step.recorded_at from disclosure.letter_step
                 where letter_step.letter = letter.id and letter_step.kind = 'answered'
                 order by letter_step.number limit 1) as answer on true
