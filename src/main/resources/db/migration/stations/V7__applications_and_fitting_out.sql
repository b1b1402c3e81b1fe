-- How a station begins: somebody applies, the town gives its opinion, the county decides, and what the plan's checklist
-- asks for is fitted out entry by entry before the acceptance.

-- The village in which a town station stands; a village station says so itself.
create table stations.seat (
    station     uuid primary key,
    division    text not null,
    village     text not null check (village ~ '^\d{12}$'),
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade,
    check (left(village, 9) = division)
);
comment on table stations.seat is 'of town stations';
call platform.protect('stations.seat');

create table stations.application (
    id             uuid primary key default uuidv7(),
    receipt        text not null unique check (length(receipt) >= 12),
    division       text not null check (division ~ '^\d{12}$'),
    level          text not null check (level in ('town', 'village')),
    premises       text not null check (premises <> ''),
    area           numeric(8, 2) not null check (area > 0),
    applicant_kind text not null check (applicant_kind in ('committee', 'cooperative', 'shop', 'person')),
    why            text not null check (why <> ''),
    money          text not null check (money in ('central', 'other')),
    money_note     text check (money_note <> ''),
    state          text not null check (state in ('submitted', 'opined', 'returned', 'approved', 'refused', 'withdrawn')),
    is_open        boolean not null generated always as (state in ('submitted', 'opined', 'returned')) stored,
    day            date not null,
    waits_since    date not null,
    station        uuid references stations.station (id),
    recorded_at    timestamptz not null,
    recorded_by    text not null,
    by_id          text not null,
    unique (id, division),
    check ((money = 'other') = (money_note is not null)),
    check ((state = 'approved') = (station is not null))
);
comment on table stations.application is 'to build a town or a village station; who applies stands in stations.applicant';
comment on column stations.application.division is 'the village in which it is to stand, for a town station too';
comment on column stations.application.money_note is 'which money, where it is not the central money';
comment on column stations.application.waits_since is 'first day of the state it is in';
comment on column stations.application.by_id is 'account that entered it; public for one from the portal';
create unique index application_open on stations.application (division) where is_open;
create index application_division on stations.application (division text_pattern_ops, state);
create index application_station on stations.application (station);
call platform.protect('stations.application');
revoke delete on stations.application from cunkou_app;

create table stations.applicant (
    application uuid primary key,
    division    text not null,
    name        text not null check (name <> ''),
    phone       text not null check (phone <> ''),
    foreign key (application, division) references stations.application (id, division) on delete cascade
);
comment on table stations.applicant is 'personal data; no view reads it';
call platform.protect('stations.applicant');
revoke all on stations.applicant from cunkou_measure;

create table stations.application_step (
    id          uuid primary key default uuidv7(),
    application uuid not null,
    division    text not null,
    step        text not null check (step in ('submitted', 'supported', 'opposed', 'returned', 'amended', 'approved',
                                              'refused', 'withdrawn')),
    note        text not null default '',
    day         date not null,
    at          timestamptz not null,
    by_id       text not null,
    by_name     text not null,
    foreign key (application, division) references stations.application (id, division) on delete cascade
);
create index application_step_application on stations.application_step (application, at);
call platform.protect('stations.application_step');
revoke update, delete on stations.application_step from cunkou_app;

-- The checklist of a station as the plan had it when the fitting out began.
create table stations.fitting_entry (
    station     uuid not null,
    division    text not null,
    entry       text not null check (entry <> ''),
    place       int not null,
    list        text not null,
    label       text not null check (label <> ''),
    begun       date not null,
    recorded_at timestamptz not null,
    primary key (station, entry),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
comment on column stations.fitting_entry.list is 'id of the plan''s catalogue';
comment on column stations.fitting_entry.place is 'where it stands in the list, from 1';
call platform.protect('stations.fitting_entry');

-- What was seen of an entry; the last word of a day holds from that day on.
create table stations.fitting_check (
    id          uuid primary key default uuidv7(),
    station     uuid not null,
    division    text not null,
    entry       text not null,
    outcome     text not null check (outcome in ('done', 'missing', 'waived')),
    note        text not null default '',
    day         date not null,
    sha256      text references platform.file (sha256),
    file_name   text check (file_name <> ''),
    longitude   numeric(9, 6),
    latitude    numeric(9, 6),
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade,
    foreign key (station, entry) references stations.fitting_entry (station, entry) on delete cascade,
    check ((sha256 is null) = (file_name is null)),
    check ((longitude is null) = (latitude is null)),
    check (outcome <> 'done' or sha256 is not null),
    check (outcome <> 'waived' or note <> '')
);
comment on column stations.fitting_check.outcome is 'waived: it is not there, for the reason in the note, and the station is accepted without it';
create index fitting_check_entry on stations.fitting_check (station, entry, recorded_at);
call platform.protect('stations.fitting_check');
revoke update, delete on stations.fitting_check from cunkou_app;
grant update (division) on stations.fitting_check to cunkou_app;

-- When every entry of a station's checklist was there. What was waived is not there.
create view stations.fitted_days with (security_invoker = true) as
select entry.station, min(entry.list) as list, range_intersect_agg(coalesce(done.days, '{}')) as validity,
       max(coalesce(done.recorded_at, entry.recorded_at)) as recorded_at
  from stations.fitting_entry as entry
  left join lateral (
      select range_agg(daterange(state.day, state.next)) filter (where state.outcome = 'done') as days,
             max(state.recorded_at) as recorded_at
        from (select last.outcome, last.day, last.recorded_at, lead(last.day) over (order by last.day) as next
                from (select distinct on (seen.day) seen.day, seen.outcome, seen.recorded_at
                        from stations.fitting_check as seen
                       where seen.station = entry.station and seen.entry = entry.entry
                       order by seen.day, seen.recorded_at desc, seen.id desc) as last) as state) as done on true
 group by entry.station;
grant select on stations.fitted_days to cunkou_app, cunkou_measure, cunkou_backup;

-- What everybody may know of an application by its receipt: nothing of whoever applied.
grant select (id, receipt, division, level, state, day, waits_since) on stations.application to cunkou_public;
create policy public_reads on stations.application for select to cunkou_public using (true);
grant select (application, step, note, day, at) on stations.application_step to cunkou_public;
create policy public_reads on stations.application_step for select to cunkou_public using (true);

call platform.publish_view('stations.public_application', $view$
select application.receipt, application.division, application.level, application.state, application.day,
       application.waits_since,
       (select step.note from stations.application_step as step
         where step.application = application.id and step.step in ('returned', 'refused')
           and application.state = step.step
         order by step.at desc limit 1) as answer
  from stations.application
$view$);
