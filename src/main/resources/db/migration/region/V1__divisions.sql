-- Administrative divisions as they were on any day, and the counties this installation serves.

create schema if not exists region;
grant usage on schema region to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

-- In names of places 长 is read chang, which is not the reading that the standard sorts it by.
create collation region.pinyin (provider = icu, locale = 'zh-u-co-pinyin', rules = '&常 < 长');

create table region.division (
    code           text not null check (code ~ '^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
    name           text not null collate region.pinyin check (name <> ''),
    short_name     text not null collate region.pinyin check (short_name <> ''),
    kind           text not null check (kind in ('province', 'city', 'county', 'town', 'farm',
                                                 'villagers-committee', 'residents-committee', 'other')),
    validity       daterange not null default '(,)' check (not isempty(validity)),
    assumed_before date,
    source         text not null,
    recorded_at    timestamptz not null default now(),
    parent         text generated always as (case length(code) when 2 then null when 4 then left(code, 2)
                       when 6 then left(code, 4) when 9 then left(code, 6) else left(code, 9) end) stored,
    county         text generated always as (case when length(code) >= 6 then left(code, 6) end) stored,
    town           text generated always as (case when length(code) >= 9 then left(code, 9) end) stored,
    primary key (code, validity without overlaps)
);
comment on column region.division.assumed_before is
    'days of the validity before this one are assumed, since no source for them was recorded';
create index division_parent on region.division (parent);
create index division_county on region.division (county, kind);
call platform.protect_shared('region.division');

-- Which official list was loaded, by the digest of its file: a later start has nothing to do.
create table region.loaded_list (
    name        text primary key,
    as_of       date not null,
    digest      text not null,
    recorded_at timestamptz not null default now()
);
call platform.protect_shared('region.loaded_list');

create table region.county (
    code              text primary key check (code ~ '^\d{6}$'),
    name              text not null,
    demo              boolean not null default false,
    clock_offset_days int not null default 0 check (demo or clock_offset_days = 0),
    activated_at      timestamptz not null default now()
);
comment on column region.county.clock_offset_days is
    'days to add to the real day: the clock of a demo county stands elsewhere and runs on from there';
call platform.protect_shared('region.county');

grant select (code, name, short_name, kind, parent, county, town, validity, assumed_before) on region.division to cunkou_public;
grant select (code, name, demo, clock_offset_days, activated_at) on region.county to cunkou_public;
call platform.publish_view('region.public_division',
    'select code, name, short_name, kind, parent, county, town, validity, assumed_before from region.division');
call platform.publish_view('region.public_county',
    'select code, name, demo, clock_offset_days, activated_at from region.county');
