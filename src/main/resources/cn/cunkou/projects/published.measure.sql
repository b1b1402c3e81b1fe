-- measure: projects.published
-- title: 八项信息都公开的项目
-- unit: share 占比
-- aggregate: share
-- subject: project 项目
-- base: all-projects 登记的子项目
-- columns: name 项目, missing 还没有公开的
-- link: /projects/{subject}
-- public: rows
-- source: 项目登记：门户上公开名称、内容、承办单位、资金、时限、绩效目标、决策文件和责任人；资金看有没有签合同
select edition.project as id, edition.project as subject, edition.division, 'all-projects' as base,
       datemultirange(daterange(project.day, null)) as validity,
       case when gaps.missing = '' then 1 else 0 end as value, project.recorded_at, edition.title as name, gaps.missing
  from projects.edition
  join projects.project on project.id = edition.project
  cross join lateral (
      select concat_ws('、', case when edition.contractor is null then '承办单位' end,
                       case when not exists (select from projects.contract where contract.project = edition.project) then '资金' end,
                       case when edition.goals = '' then '绩效目标' end,
                       case when edition.decision = '' then '决策文件' end,
                       case when edition.county_post = '' or edition.contractor_post = '' then '责任人' end) as missing) as gaps
 where edition.latest
