-- What information officers report from their towns and villages, and what offices did about it. Who they are stands in
-- the register of posts; see registry.post. A correction is a new row that takes the place of the old one.

create schema if not exists officers;
grant usage on schema officers to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table officers.report (
    id            uuid primary key default uuidv7(),
    division      text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    day           date not null,
    kind          text not null check (kind <> ''),
    said          text not null check (said <> ''),
    quantity      numeric(14, 3) check (quantity >= 0),
    unit          text check (unit <> ''),
    sha256        text references platform.file (sha256),
    picture       text check (picture <> ''),
    officer_of    text not null check (officer_of ~ '^(\d{6}|\d{9}|\d{12})$'),
    reporter      text not null,
    recorded_at   timestamptz not null,
    recorded_by   text not null,
    superseded_by uuid references officers.report (id) deferrable initially deferred,
    valid         boolean not null generated always as (superseded_by is null) stored,
    unique (id, division),
    unique (superseded_by),
    check (superseded_by <> id),
    check ((quantity is null) = (unit is null)),
    check ((sha256 is null) = (picture is null))
);
comment on table officers.report is 'internal: what is said may name people';
comment on column officers.report.division is 'the place that it is about';
comment on column officers.report.kind is 'an entry of the catalogue officer-reports of the county''s plan, or of the usual list';
comment on column officers.report.picture is 'name of the photograph';
comment on column officers.report.officer_of is 'the place whose information officer reports';
comment on column officers.report.reporter is 'id of the account';
create index report_division on officers.report (division text_pattern_ops, day);
create index report_day on officers.report (day, division);
create index report_reporter on officers.report (reporter, recorded_at);
call platform.protect('officers.report');
revoke update, delete on officers.report from cunkou_app;
grant update (superseded_by) on officers.report to cunkou_app;

create table officers.follow_up (
    id          uuid primary key default uuidv7(),
    report      uuid not null,
    division    text not null,
    step        text not null check (step in ('read', 'handled')),
    note        text not null default '',
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (report, division) references officers.report (id, division) on delete cascade
);
comment on table officers.follow_up is 'that an office has read a report, and that it is dealt with';
create index follow_up_report on officers.follow_up (report);
call platform.protect('officers.follow_up');
revoke update, delete on officers.follow_up from cunkou_app;

-- One row per report with everything a list shows.
create view officers.report_facts with (security_invoker = true) as
select report.*, earlier.id as corrects, coalesce(latest.step, 'new') as state, latest.note as step_note,
       latest.recorded_at as step_at, latest.recorded_by as step_by
  from officers.report
  left join officers.report as earlier on earlier.superseded_by = report.id
  left join lateral (select follow_up.* from officers.follow_up where follow_up.report = report.id
                      order by follow_up.step = 'handled' desc, follow_up.recorded_at desc, follow_up.id desc
                      limit 1) as latest on true;
grant select on officers.report_facts to cunkou_app, cunkou_backup;

-- One row per appointment to a duty, with everything a list shows; the paper is found by its number or title.
create view officers.appointment with (security_invoker = true) as
select holder.id, post.id as post, post.division, post.body, body.name as body_name, post.duty,
       case length(post.division) when 6 then 'county' when 9 then 'town' else 'village' end as level,
       holder.person, holder.office, holder.phone, holder.from_day,
       coalesce(upper(held.term) - 1, holder.last_day) as last_day, holder.document,
       (select case when count(*) = 1 then (array_agg(paper.id))[1] end
          from papers.paper
         where paper.valid and holder.document <> '' and left(paper.division, 6) = left(post.division, 6)
           and holder.document in (paper.number, paper.title)) as paper,
       holder.recorded_at, holder.recorded_by, holder.correction_reason, holder.superseded_by, holder.withdrawn_at,
       holder.withdrawn_by, holder.withdrawal_reason
  from registry.post_holder as holder
  join registry.post on post.id = holder.post
  left join registry.body on body.id = post.body
  left join registry.post_term as held on held.id = holder.id
 where post.duty is not null;
grant select on officers.appointment to cunkou_app, cunkou_backup;
