-- Stations are scored each year: lines with points, from what is recorded or by a person with a paper; what was put up
-- for everybody is frozen, and what follows from it is written down.

create table stations.score_run (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^\d{6}$'),
    year        int not null check (year between 2000 and 2100),
    state       text not null default 'open' check (state in ('open', 'published', 'fixed', 'objected')),
    day         date,
    notice      uuid,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (division, year),
    check ((state = 'open') = (notice is null))
);
comment on column stations.score_run.day is 'until when was counted what is recorded, once it was put up';
comment on column stations.score_run.notice is 'of the module that keeps notices';
call platform.protect('stations.score_run');
revoke delete on stations.score_run from cunkou_app;

create table stations.score_line (
    run      uuid not null references stations.score_run (id) on delete cascade,
    place    int not null,
    division text not null,
    label    text not null check (label <> ''),
    points   int not null check (points between 1 and 100),
    source   text not null check (source in ('person', 'services', 'days-on', 'fitted')),
    primary key (run, place)
);
call platform.protect('stations.score_line');

create table stations.score_given (
    run         uuid not null references stations.score_run (id) on delete cascade,
    place       int not null,
    station     uuid not null,
    division    text not null,
    points      numeric(5, 1) not null check (points >= 0),
    paper       text not null check (paper <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (run, place, station),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
comment on table stations.score_given is 'what a person gave for a line';
call platform.protect('stations.score_given');

create table stations.score_result (
    run      uuid not null references stations.score_run (id) on delete cascade,
    station  uuid not null,
    division text not null,
    rank     int not null check (rank > 0),
    total    numeric(6, 1) not null,
    said     text not null,
    primary key (run, station),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
comment on column stations.score_result.said is 'each line with its points and what they come from, as it was put up';
call platform.protect('stations.score_result');

create table stations.score_consequence (
    id          uuid primary key default uuidv7(),
    run         uuid not null references stations.score_run (id) on delete cascade,
    station     uuid not null,
    division    text not null,
    kind        text not null check (kind in ('rewarded', 'promoted', 'warned', 'closed')),
    note        text not null check (note <> ''),
    day         date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
create index score_consequence_station on stations.score_consequence (station, day);
call platform.protect('stations.score_consequence');
revoke update, delete on stations.score_consequence from cunkou_app;
grant update (division) on stations.score_consequence to cunkou_app;
