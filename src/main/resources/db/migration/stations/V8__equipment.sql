-- What stands in a station, by serial number and by the money that bought it; the devices that say that they are on.

create table stations.equipment (
    id          uuid primary key default uuidv7(),
    station     uuid not null,
    division    text not null,
    kind        text not null check (kind <> ''),
    model       text not null default '',
    serial      text not null check (serial <> ''),
    fund_line   text not null default '',
    bought      date not null,
    state       text not null check (state in ('in-use', 'broken', 'missing', 'scrapped')),
    state_since date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
comment on column stations.equipment.fund_line is 'id of the budget line in the plan that paid for it; empty where no public money did';
create unique index equipment_serial on stations.equipment (left(division, 6), upper(serial));
create index equipment_station on stations.equipment (station);
call platform.protect('stations.equipment');
revoke delete on stations.equipment from cunkou_app;

-- A computer or a screen that may report as one of a station. Its token is shown once; its digest stays.
create table stations.device (
    id         uuid primary key default uuidv7(),
    station    uuid not null,
    division   text not null,
    label      text not null check (label <> ''),
    digest     bytea not null unique check (length(digest) = 32),
    issued_at  timestamptz not null,
    issued_by  text not null,
    revoked_at timestamptz,
    revoked_by text,
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade,
    check ((revoked_at is null) = (revoked_by is null))
);
create index device_station on stations.device (station);
call platform.protect('stations.device');
revoke delete on stations.device from cunkou_app;

-- On which days a device said that it is on; what it says is counted at most once in five minutes.
create table stations.device_day (
    device   uuid not null references stations.device (id) on delete cascade,
    day      date not null,
    station  uuid not null,
    division text not null,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    beats    int not null check (beats > 0),
    primary key (device, day),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
create index device_day_station on stations.device_day (station, day);
create index device_day_day on stations.device_day (day, division);
call platform.protect('stations.device_day');
revoke delete on stations.device_day from cunkou_app;
