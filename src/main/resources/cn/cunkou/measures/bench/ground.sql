-- One county, five years, four million facts: services rendered, sales, sign-ins, stock reports, stations, villages.
create schema bench;
grant usage on schema bench to cunkou_app, cunkou_measure, cunkou_backup;

create table bench.service (
    id          uuid primary key default uuidv7(),
    person      int not null,
    kind        text not null,
    fee         bigint not null,
    on_time     boolean not null,
    day         date not null,
    division    text not null,
    recorded_at timestamptz not null default now()
);
create table bench.sale (
    id          uuid primary key default uuidv7(),
    shop        int not null,
    farm        boolean not null,
    paid        bigint not null,
    day         date not null,
    division    text not null,
    recorded_at timestamptz not null default now()
);
create table bench.attendance (
    id          uuid primary key default uuidv7(),
    person      int not null,
    category    text not null,
    score       int not null,
    day         date not null,
    division    text not null,
    recorded_at timestamptz not null default now()
);
create table bench.stock (
    id          uuid primary key default uuidv7(),
    shop        int not null,
    amount      bigint not null,
    day         date not null,
    division    text not null,
    recorded_at timestamptz not null default now()
);
create table bench.station (
    id          int primary key,
    level       text not null,
    validity    datemultirange not null,
    division    text not null,
    recorded_at timestamptz not null default now()
);
create table bench.village (
    code        text primary key,
    poor        boolean not null
);
call platform.protect('bench.service');
call platform.protect('bench.sale');
call platform.protect('bench.attendance');
call platform.protect('bench.stock');
call platform.protect('bench.station');
call platform.protect_shared('bench.village');
