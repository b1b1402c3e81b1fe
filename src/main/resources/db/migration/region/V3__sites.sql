-- Places on the ground and what is known of them. A site belongs to a division of the county that runs it; where it
-- stands may lie outside that county.

create table region.site (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    place       text not null check (place ~ '^(\d{4}|\d{6}|\d{9}|\d{12})$'),
    kind        text not null check (kind in ('centre', 'logistics-centre', 'warehouse', 'cold-store', 'station', 'hall',
                                              'incubation', 'training', 'other')),
    name        text not null collate region.pinyin check (name <> ''),
    address     text not null default '',
    longitude   numeric(9, 6) check (longitude between 73 and 136),
    latitude    numeric(8, 6) check (latitude between 3 and 54),
    datum       text check (datum in ('WGS84', 'CGCS2000')),
    opening_day date,
    validity    daterange not null check (not isempty(validity)),
    version     int not null default 0,
    recorded_at timestamptz not null default now(),
    unique (id, division),
    check (num_nulls(longitude, latitude, datum) in (0, 3))
);
comment on column region.site.division is 'where it belongs: decides who may see and change it';
comment on column region.site.place is 'where it stands; differs from division only outside the county';
create index site_division on region.site (division text_pattern_ops);
call platform.protect('region.site');

create table region.facility_zone (
    id          uuid primary key default uuidv7(),
    site        uuid not null,
    division    text not null,
    name        text not null check (name <> ''),
    kind        text not null,
    validity    daterange not null default '(,)',
    recorded_at timestamptz not null default now(),
    foreign key (site, division) references region.site (id, division) on update cascade on delete cascade
);
create index facility_zone_site on region.facility_zone (site);
call platform.protect('region.facility_zone');

-- The area of a whole site, or of one zone, from a day until the next such row.
create table region.facility_area (
    id            uuid primary key default uuidv7(),
    site          uuid not null,
    division      text not null,
    zone          uuid references region.facility_zone on delete cascade,
    from_day      date not null,
    square_metres numeric(10, 2) not null check (square_metres > 0),
    source        text not null,
    recorded_at   timestamptz not null default now(),
    foreign key (site, division) references region.site (id, division) on update cascade on delete cascade
);
create index facility_area_site on region.facility_area (site, zone, from_day);
call platform.protect('region.facility_area');

create table region.facility_lease (
    id             uuid primary key default uuidv7(),
    site           uuid not null,
    division       text not null,
    term           daterange not null check (not lower_inf(term)),
    lessor         text not null,
    lessor_party   uuid,
    rent_fen_month bigint not null check (rent_fen_month >= 0),
    recorded_at    timestamptz not null default now(),
    foreign key (site, division) references region.site (id, division) on update cascade on delete cascade
);
create index facility_lease_site on region.facility_lease (site);
call platform.protect('region.facility_lease');

create table region.facility_acceptance (
    id              uuid primary key default uuidv7(),
    site            uuid not null,
    division        text not null,
    day             date not null,
    document_title  text not null,
    document_number text,
    document_file   text,
    recorded_at     timestamptz not null default now(),
    foreign key (site, division) references region.site (id, division) on update cascade on delete cascade
);
create index facility_acceptance_site on region.facility_acceptance (site);
call platform.protect('region.facility_acceptance');

grant select (id, division, place, kind, name, address, longitude, latitude, datum, opening_day, validity)
    on region.site to cunkou_public;
create policy public_reads on region.site for select to cunkou_public using (true);
call platform.publish_view('region.public_site',
    'select id, division, place, kind, name, address, longitude, latitude, datum, opening_day, validity from region.site');
