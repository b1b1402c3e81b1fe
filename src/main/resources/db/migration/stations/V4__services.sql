-- Services rendered at stations, as keepers record them on their phones: who did what for whom when, what the villager
-- says of it, what looks invented and what a person found out, opening hours, notices to stations.

create table stations.service (
    id            uuid primary key,
    station       uuid not null references stations.station (id),
    station_name  text not null,
    division      text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    level         text not null,
    day           date not null,
    happened_at   timestamptz not null,
    entered_at    timestamptz not null,
    recorded_at   timestamptz not null,
    phone_time    timestamptz not null,
    clock         text check (clock in ('corrected', 'ahead', 'late')),
    kind          text not null check (kind <> ''),
    kind_label    text not null check (kind_label <> ''),
    named         boolean not null,
    fields        jsonb not null default '{}' check (jsonb_typeof(fields) = 'object'),
    content       text not null,
    by_id         text not null,
    by_name       text not null,
    caller        text,
    caller_masked text,
    longitude     numeric(9, 6),
    latitude      numeric(9, 6),
    accuracy      int check (accuracy >= 0),
    party         uuid references registry.party (id),
    replaces      uuid references stations.service (id),
    replaced_by   uuid,
    withdrawn_at  timestamptz,
    confirmation  text not null default 'none' check (confirmation in ('none', 'asked', 'confirmed', 'denied')),
    verdict       text check (verdict in ('real', 'rejected')),
    counts        boolean not null generated always as (
        withdrawn_at is null and replaced_by is null and verdict is distinct from 'rejected'
        and (confirmation <> 'denied' or verdict is not distinct from 'real')) stored,
    check ((caller is null) = (caller_masked is null)),
    check ((longitude is null) = (latitude is null)),
    check (entered_at >= happened_at)
);
comment on column stations.service.id is 'chosen by the phone: the same one sent again is the same service';
comment on column stations.service.division is 'where the station stood on that day';
comment on column stations.service.day is 'when it happened, by the clock of the county; never after it was recorded';
comment on column stations.service.entered_at is 'when the keeper tapped it in; later than it happened where he chose the time himself';
comment on column stations.service.phone_time is 'when it happened, by the clock of the phone, as it was sent';
comment on column stations.service.clock is 'what was wrong with the time: put right by the phone''s own difference, ahead of ours, or very late';
comment on column stations.service.named is 'whether it is of a kind that the plan''s catalogue names';
comment on column stations.service.content is 'digest of what was said, to tell a repetition from another service under the same id';
comment on column stations.service.caller is 'keyed digest of the villager''s number';
create index service_day on stations.service (day, division text_pattern_ops);
create index service_station on stations.service (station, day);
create index service_caller on stations.service (caller, day) where caller is not null;
call platform.protect('stations.service');
revoke delete on stations.service from cunkou_app;

-- Numbers of villagers, sealed with the key of the installation. No view reads them.
create table stations.service_number (
    service  uuid primary key references stations.service (id),
    division text not null,
    sealed   bytea not null
);
call platform.protect('stations.service_number');
revoke all on stations.service_number from cunkou_measure;

create table stations.service_photo (
    service     uuid not null references stations.service (id),
    division    text not null,
    field       text not null,
    sha256      text not null references platform.file (sha256),
    recorded_at timestamptz not null,
    primary key (service, field)
);
call platform.protect('stations.service_photo');

-- What became of a service after it was recorded; rows are only added.
create table stations.service_step (
    id       uuid primary key default uuidv7(),
    service  uuid not null references stations.service (id),
    division text not null,
    step     text not null check (step in ('withdrawn', 'replaced', 'asked', 'confirmed', 'denied', 'called', 'real', 'rejected')),
    note     text not null default '',
    at       timestamptz not null,
    by_name  text not null
);
create index service_step_service on stations.service_step (service, at);
call platform.protect('stations.service_step');
revoke delete on stations.service_step from cunkou_app;

-- One message for one number and day; its code opens what was recorded for that number on that day.
create table stations.service_question (
    id         uuid primary key default uuidv7(),
    division   text not null,
    caller     text not null,
    day        date not null,
    code       text not null unique check (length(code) >= 16),
    asked_at   timestamptz not null,
    expires_at timestamptz not null,
    unique (caller, day)
);
call platform.protect('stations.service_question');

-- Services that look invented, in groups with a reason, and what a person found out.
create table stations.service_flag (
    id         uuid primary key default uuidv7(),
    station    uuid not null references stations.station (id),
    division   text not null,
    reason     text not null,
    key        text not null,
    round      int not null default 1,
    says       text not null,
    services   uuid[] not null check (cardinality(services) > 0),
    first_day  date not null,
    last_day   date not null,
    state      text not null default 'open' check (state in ('open', 'real', 'rejected', 'mixed', 'lapsed')),
    raised_at  timestamptz not null,
    judged_at  timestamptz,
    judged_by  text,
    judgement  text,
    unique (station, reason, key, round)
);
create index service_flag_open on stations.service_flag (station) where state = 'open';
call platform.protect('stations.service_flag');
revoke delete on stations.service_flag from cunkou_app;

-- A list of services to call villagers about, drawn so that anybody can draw it again.
create table stations.call_sample (
    id        uuid primary key default uuidv7(),
    division  text not null,
    month     date not null check (extract(day from month) = 1),
    size      int not null check (size between 1 and 500),
    seed      text not null check (seed <> ''),
    seed_note text not null default '',
    until     timestamptz not null,
    drawn_at  timestamptz not null,
    drawn_by  text not null,
    unique (division, month, seed, size)
);
call platform.protect('stations.call_sample');

create table stations.sampled_call (
    sample    uuid not null references stations.call_sample (id),
    service   uuid not null references stations.service (id),
    division  text not null,
    place     int not null,
    outcome   text check (outcome in ('confirmed', 'denied', 'not-reached')),
    note      text not null default '',
    called_at timestamptz,
    called_by text,
    primary key (sample, service)
);
call platform.protect('stations.sampled_call');

-- When a station is open; the latest that began on or before a day holds on it.
create table stations.opening_hours (
    station     uuid not null,
    division    text not null,
    since       date not null,
    opens       time not null,
    closes      time not null,
    rest        int[] not null default '{}',
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (station, since),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade,
    check (closes > opens)
);
comment on column stations.opening_hours.rest is 'weekdays on which it is shut, 1 for Monday';
call platform.protect('stations.opening_hours');

-- What bureau or operator tell stations.
create table stations.notice (
    id           uuid primary key default uuidv7(),
    division     text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    title        text not null check (title <> ''),
    body         text not null,
    from_day     date not null,
    until_day    date not null check (until_day >= from_day),
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    withdrawn_at timestamptz
);
comment on column stations.notice.division is 'to all stations that lie in it';
create index notice_division on stations.notice (division text_pattern_ops, until_day);
call platform.protect('stations.notice');

-- What everybody may know: how many services of which kind in which month, and when the door is open.
grant select (station, day, kind_label, counts) on stations.service to cunkou_public;
create policy public_reads on stations.service for select to cunkou_public using (true);
grant select (station, since, opens, closes, rest) on stations.opening_hours to cunkou_public;
create policy public_reads on stations.opening_hours for select to cunkou_public using (true);

call platform.publish_view('stations.public_service_month', $view$
select station, cast(date_trunc('month', day) as date) as month, kind_label as kind, count(*) as services
  from stations.service
 where counts
 group by station, cast(date_trunc('month', day) as date), kind_label
$view$);

call platform.publish_view('stations.public_opening_hours', $view$
select station, since, opens, closes, rest from stations.opening_hours
$view$);
