-- measure: projects.with-data
-- title: 提供了交易和活动信息的项目
-- unit: share 占比
-- aggregate: share
-- subject: project 项目
-- base: funded-projects 签了合同的项目
-- columns: name 项目, missing 还缺的
-- link: /projects/{subject}
-- public: rows
-- source: 项目登记：方案要的交易信息、活动信息两样都有了的项目，从两样都有的那天起算
with given as (
    select linked.project, linked.slot, min(paper.day) as day
      from projects.paper as linked
      join papers.paper on paper.id = linked.paper
     where linked.removed_at is null and paper.valid and linked.slot in ('project-data/trade', 'project-data/activity')
     group by linked.project, linked.slot),
funded as (
    select project.id, project.division, project.recorded_at, edition.title,
           (select min(signed) from projects.contract where contract.project = project.id) as signed,
           (select max(day) from given where given.project = project.id having count(*) = 2) as complete,
           concat_ws('、',
                     case when not exists (select from given where given.project = project.id and slot like '%/trade') then '交易信息' end,
                     case when not exists (select from given where given.project = project.id and slot like '%/activity') then '活动信息' end)
               as missing
      from projects.project
      join projects.edition on edition.project = project.id and edition.latest)
select funded.id || '@' || period.value as id, funded.id as subject, funded.division, 'funded-projects' as base, period.validity,
       period.value, funded.recorded_at, funded.title as name, funded.missing
  from funded
  cross join lateral (
      select datemultirange(daterange(signed, null)) as all_days,
             case when complete is null then '{}'::datemultirange else datemultirange(daterange(complete, null)) end as given) as days
  cross join lateral (values (1, days.all_days * days.given), (0, days.all_days - days.given)) as period (value, validity)
 where funded.signed is not null and not isempty(period.validity)
