-- What bodies did in public: meetings, publicity, fairs and contests; and what they keep up: wall advertisements, accounts
-- on social media, agreements. As with papers, nothing recorded is overwritten: a correction is a new row that takes the
-- place of the old one, and what was withdrawn stays with its reason.

create schema if not exists activities;
grant usage on schema activities to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table activities.activity (
    id                uuid primary key default uuidv7(),
    division          text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    body              uuid not null references registry.body (id),
    kind              text not null check (kind in ('meeting', 'publicity', 'wall-advertisement', 'event', 'social-account',
                                                    'agreement')),
    form              text check (form <> ''),
    title             text not null check (title <> ''),
    day               date not null,
    until             date check (until >= day),
    place             text not null default '',
    people            int check (people between 0 and 1000000),
    cost_fen          bigint check (cost_fen >= 0),
    media             text check (media in ('national', 'provincial', 'city', 'county', 'town')),
    partner           text check (partner <> ''),
    partner_kind      text check (partner_kind <> ''),
    address           text check (address <> ''),
    longitude         numeric(9, 6) check (longitude between 73 and 136),
    latitude          numeric(8, 6) check (latitude between 3 and 54),
    paper             uuid references papers.paper (id),
    note              text not null default '',
    recorded_at       timestamptz not null,
    recorded_by       text not null,
    correction_reason text check (correction_reason <> ''),
    superseded_by     uuid references activities.activity (id) deferrable initially deferred,
    withdrawn_at      timestamptz,
    withdrawn_by      text,
    withdrawal_reason text check (withdrawal_reason <> ''),
    valid             boolean not null generated always as (superseded_by is null and withdrawn_at is null) stored,
    unique (id, division),
    unique (superseded_by),
    check (superseded_by <> id),
    check ((longitude is null) = (latitude is null)),
    check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
comment on column activities.activity.division is 'the county, town or village where it counts';
comment on column activities.activity.body is 'who held, published, runs or signed it';
comment on column activities.activity.form is 'what sort of its kind: leading-group, article, fair ...; the platform of an account';
comment on column activities.activity.day is 'the day it was held or published; the first day of what is kept up';
comment on column activities.activity.until is 'its last day';
comment on column activities.activity.partner is 'the medium, the other party, the organiser';
comment on column activities.activity.paper is 'minutes, rules or the text of it, in the register of papers';
create index activity_division on activities.activity (division text_pattern_ops, kind, day);
create unique index activity_once on activities.activity (body, kind, title, day, division, place) where valid;
create index activity_body on activities.activity (body);
create index activity_paper on activities.activity (paper);
call platform.protect('activities.activity');
revoke update, delete on activities.activity from cunkou_app;
grant update (superseded_by, withdrawn_at, withdrawn_by, withdrawal_reason) on activities.activity to cunkou_app;
create policy own_bodies on activities.activity as restrictive for insert to cunkou_app
    with check (registry.acts_for(body) and exists (select from registry.body as doer where doer.id = body));
create policy own_activities on activities.activity as restrictive for update to cunkou_app
    using (registry.acts_for(body)) with check (registry.acts_for(body));

create table activities.picture (
    id         uuid primary key default uuidv7(),
    activity   uuid not null,
    division   text not null,
    sha256     text not null references platform.file (sha256),
    name       text not null check (name <> ''),
    added_at   timestamptz not null,
    added_by   text not null,
    removed_at timestamptz,
    removed_by text,
    foreign key (activity, division) references activities.activity (id, division) on delete cascade
);
comment on table activities.picture is 'photographs, and scans of what was published or signed';
create index picture_activity on activities.picture (activity);
call platform.protect('activities.picture');
revoke update, delete on activities.picture from cunkou_app;
grant update (removed_at, removed_by) on activities.picture to cunkou_app;
create policy own_activities on activities.picture as restrictive for insert to cunkou_app
    with check (exists (select from activities.activity where activity.id = picture.activity
                                                          and registry.acts_for(activity.body)));
create policy own_activities_change on activities.picture as restrictive for update to cunkou_app
    using (exists (select from activities.activity where activity.id = picture.activity
                                                     and registry.acts_for(activity.body)));

-- One row per activity with everything a list shows.
create view activities.activity_facts with (security_invoker = true) as
select activity.*, body.name as body_name, earlier.id as corrects, paper.title as paper_title,
       (select count(*) from activities.picture where picture.activity = activity.id and removed_at is null) as pictures
  from activities.activity
  join registry.body on body.id = activity.body
  left join activities.activity as earlier on earlier.superseded_by = activity.id
  left join papers.paper on paper.id = activity.paper;
grant select on activities.activity_facts to cunkou_app, cunkou_backup;

-- What everybody may know; costs and what internal meetings were about are not part of it.
grant select (id, division, body, kind, form, title, day, until, place, people, media, partner, address, valid)
    on activities.activity to cunkou_public;
create policy public_reads on activities.activity for select to cunkou_public using (valid and kind <> 'meeting');
grant select (id, activity, sha256, name, removed_at) on activities.picture to cunkou_public;
create policy public_reads on activities.picture for select to cunkou_public
    using (removed_at is null and exists (select from activities.activity
                                           where activity.id = picture.activity and activity.kind <> 'agreement'));
call platform.publish_view('activities.public_activity', $view$
select activity.id, activity.division, left(activity.division, 6) as county, body.name as body_name, activity.kind,
       activity.form, activity.title, activity.day, activity.until, activity.place, activity.people, activity.media,
       activity.partner, activity.address
  from activities.activity
  join registry.public_body as body on body.id = activity.body
$view$);
call platform.publish_view('activities.public_picture', $view$
select picture.id, picture.activity, picture.name, picture.sha256, file.media_type, file.size
  from activities.picture
  join platform.file on file.sha256 = picture.sha256
$view$);
