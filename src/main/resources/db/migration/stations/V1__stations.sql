-- The county centre, town and village service stations: what each is, where it was on any day, who kept it, which
-- days it stood idle, which villages it serves, and the papers and photos about it.

create schema if not exists stations;
grant usage on schema stations to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table stations.station (
    id               uuid primary key default uuidv7(),
    division         text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    code             text not null check (code <> ''),
    name             text not null collate region.pinyin check (name <> ''),
    level            text not null check (level in ('county', 'town', 'village')),
    origin           text not null check (origin in ('new', 'consolidated')),
    site             uuid,
    phone            text,
    logistics_point  boolean not null default false,
    opened           date,
    accepted         date,
    acceptance_paper text,
    closed           date,
    closing_reason   text,
    version          int not null default 1,
    recorded_at      timestamptz not null default now(),
    created_by       text not null,
    changed_at       timestamptz not null default now(),
    changed_by       text not null,
    unique (id, division),
    foreign key (site) references region.site (id),
    check (length(division) = case level when 'county' then 6 when 'town' then 9 else 12 end),
    check (closed >= opened),
    check (closed >= accepted),
    check (accepted is not null or acceptance_paper is null),
    check (closed is not null or closing_reason is null)
);
comment on column stations.station.division is 'where it is now; where it was on a day says stations.place';
comment on column stations.station.phone is 'the public number of the station, not of a person';
create unique index station_code on stations.station (left(division, 6), code);
create index station_division on stations.station (division text_pattern_ops);
call platform.protect('stations.station');

-- Where a station was, day by day without a gap; the last range is open.
create table stations.place (
    station     uuid not null,
    division    text not null,
    place       text not null check (place ~ '^(\d{6}|\d{9}|\d{12})$'),
    site        uuid references region.site (id),
    during      daterange not null check (not isempty(during)),
    recorded_at timestamptz not null default now(),
    primary key (station, during without overlaps),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
create index place_division on stations.place (division text_pattern_ops);
call platform.protect('stations.place');

-- 歇业: from the first idle day up to, not including, the day it opens its door again.
create table stations.idle (
    station     uuid not null,
    division    text not null,
    during      daterange not null check (not isempty(during) and not lower_inf(during)),
    reason      text not null check (reason <> ''),
    recorded_at timestamptz not null default now(),
    primary key (station, during without overlaps),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
create index idle_division on stations.idle (division text_pattern_ops);
call platform.protect('stations.idle');

create table stations.keeper (
    station     uuid not null,
    division    text not null,
    party       uuid not null references registry.party (id),
    during      daterange not null check (not isempty(during)),
    recorded_at timestamptz not null default now(),
    primary key (station, during without overlaps),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
create index keeper_division on stations.keeper (division text_pattern_ops);
call platform.protect('stations.keeper');

-- Villages that a station declares to serve besides its own.
create table stations.served_village (
    station     uuid not null,
    division    text not null,
    village     text not null check (village ~ '^\d{12}$'),
    during      daterange not null check (not isempty(during)),
    recorded_at timestamptz not null default now(),
    primary key (station, village, during without overlaps),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
create index served_village_division on stations.served_village (division text_pattern_ops);
call platform.protect('stations.served_village');

create table stations.attachment (
    id          uuid primary key default uuidv7(),
    station     uuid not null,
    division    text not null,
    kind        text not null check (kind in ('photo', 'paper', 'acceptance')),
    sha256      text not null references platform.file (sha256),
    name        text not null check (name <> ''),
    taken_on    date,
    recorded_at timestamptz not null default now(),
    added_by    text not null,
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
create index attachment_station on stations.attachment (station);
call platform.protect('stations.attachment');

-- The number of the next station that is registered without one.
create table stations.next_code (
    division text primary key check (division ~ '^\d{6}$'),
    prefix   text not null,
    number   int not null
);
call platform.protect_shared('stations.next_code');

-- The days beyond the thirtieth of each idle stretch. Stretches that touch are one, so that a station which opens for
-- no day in between gains nothing.
create function stations.long_idle(idle datemultirange) returns datemultirange
    language sql immutable parallel safe
    return (select coalesce(range_agg(daterange(lower(stretch) + 30, upper(stretch)))
                                filter (where upper(stretch) is null or upper(stretch) > lower(stretch) + 30),
                            '{}'::datemultirange)
              from unnest(idle) as stretch);

-- In service: opened, accepted, not closed, not idle over thirty days.
create function stations.in_service(opened date, accepted date, closed date, idle datemultirange) returns datemultirange
    language sql immutable parallel safe
    return case when opened is null or accepted is null or closed <= greatest(opened, accepted) then '{}'::datemultirange
                else datemultirange(daterange(greatest(opened, accepted), closed)) - stations.long_idle(idle) end;

create function stations.state_on(opened date, accepted date, closed date, idle datemultirange, day date) returns text
    language sql immutable parallel safe
    return case when closed <= day then 'closed'
                when opened is null or opened > day then 'planned'
                when idle @> day then 'idle'
                when accepted is null or accepted > day then 'opened'
                else 'in-service' end;

-- The first day of the idle stretch that covers a day.
create function stations.idle_since(idle datemultirange, day date) returns date
    language sql immutable parallel safe
    return (select lower(stretch) from unnest(idle) as stretch where stretch @> day);

-- Town and village, always both, by the names they last had.
create view stations.place_name with (security_invoker = true) as
select distinct on (division.code) division.code, coalesce(town.name || ' · ', '') || division.short_name as name
  from region.division
  left join (select distinct on (code) code, short_name as name from region.division where length(code) = 9
              order by code, upper(validity) desc nulls first) as town
    on length(division.code) = 12 and town.code = division.town
 where length(division.code) >= 6
 order by division.code, upper(division.validity) desc nulls first;
grant select on stations.place_name to cunkou_app, cunkou_measure, cunkou_backup;

-- One row per station with everything a list shows. What depends on the day is left to the reader: each county has its
-- own clock.
create view stations.station_facts with (security_invoker = true) as
select station.*, left(station.division, 6) as county, coalesce(county.clock_offset_days, 0) as clock_offset,
       coalesce((select range_agg(idle.during) from stations.idle where idle.station = station.id), '{}') as idle,
       (select division.short_name from region.division
         where division.code = left(station.division, 9) and length(station.division) >= 9
         order by upper(division.validity) desc nulls first limit 1) as town,
       (select division.short_name from region.division
         where division.code = station.division and length(station.division) = 12
         order by upper(division.validity) desc nulls first limit 1) as village,
       site.address,
       (select area.square_metres from region.facility_area as area
         where area.site = station.site and area.zone is null
         order by area.from_day desc, area.recorded_at desc, area.id desc limit 1) as area,
       keeper.party as keeper, party.name as keeper_name, party.phone as keeper_phone,
       lower(keeper.during) as keeper_since,
       (select array_agg(served.village order by served.village)
          from stations.served_village as served
          join stations.place_name as named on named.code = served.village
         where served.station = station.id and upper_inf(served.during)) as served,
       (select array_agg(named.name order by served.village)
          from stations.served_village as served
          join stations.place_name as named on named.code = served.village
         where served.station = station.id and upper_inf(served.during)) as served_names
  from stations.station
  left join region.public_county as county on county.code = left(station.division, 6)
  left join region.site on site.id = station.site
  left join stations.keeper on keeper.station = station.id and upper_inf(keeper.during)
  left join registry.party on party.id = keeper.party;
grant select on stations.station_facts to cunkou_app, cunkou_backup;

-- Where each station was in service, and when.
create view stations.service_days with (security_invoker = true) as
select station.id, station.level, station.origin, station.logistics_point, station.recorded_at, place.place,
       lower(place.during) as since,
       datemultirange(place.during)
           * stations.in_service(station.opened, station.accepted, station.closed,
                                 (select range_agg(idle.during) from stations.idle where idle.station = station.id))
           as validity
  from stations.station
  join stations.place on place.station = station.id;
grant select on stations.service_days to cunkou_app, cunkou_measure, cunkou_backup;

-- Which villages a coverage counts, by base, and on which days.
create view stations.village_base with (security_invoker = true) as
select base.base, division.code as village, range_agg(division.validity) as validity,
       max(division.recorded_at) as recorded_at
  from region.division
  join (values ('villagers-committees', '{villagers-committee}'::text[]),
               ('all-committees', '{villagers-committee,residents-committee}')) as base (base, kinds)
    on division.kind = any (base.kinds)
 where division.county in (select code from region.county)
 group by base.base, division.code
union all
select 'designated-poor', listed.village, range_agg(division.validity * list.validity), max(list.recorded_at)
  from region.village_list_in_force as list
  join region.village_list_row as listed on listed.list = list.id
  join region.division on division.code = listed.village
 where list.kind = 'designated-poor'
 group by listed.village;
grant select on stations.village_base to cunkou_app, cunkou_measure, cunkou_backup;

-- What everybody may know of a station: no person but by a masked name.
grant select (id, division, code, name, level, origin, site, phone, logistics_point, opened, accepted, closed)
    on stations.station to cunkou_public;
create policy public_reads on stations.station for select to cunkou_public using (true);
grant select (station, during) on stations.idle to cunkou_public;
create policy public_reads on stations.idle for select to cunkou_public using (true);
grant select (station, party, during) on stations.keeper to cunkou_public;
create policy public_reads on stations.keeper for select to cunkou_public using (true);

call platform.publish_view('stations.public_station', $view$
select station.id, station.division, left(station.division, 6) as county,
       coalesce(county.clock_offset_days, 0) as clock_offset, station.code, station.name, station.level, station.origin,
       station.phone, station.logistics_point, station.opened, station.accepted, station.closed,
       coalesce((select range_agg(idle.during) from stations.idle where idle.station = station.id), '{}') as idle,
       (select division.short_name from region.public_division as division
         where division.code = left(station.division, 9) and length(station.division) >= 9
         order by upper(division.validity) desc nulls first limit 1) as town,
       (select division.short_name from region.public_division as division
         where division.code = station.division and length(station.division) = 12
         order by upper(division.validity) desc nulls first limit 1) as village,
       site.address, party.public_name as keeper_name
  from stations.station
  left join region.public_county as county on county.code = left(station.division, 6)
  left join region.public_site as site on site.id = station.site
  left join stations.keeper on keeper.station = station.id and upper_inf(keeper.during)
  left join registry.public_party as party on party.id = keeper.party
$view$);

-- The first letters of a name's pinyin, without the word for what the division is: 五华县 is WH. The bounds are the first
-- characters of each letter in the collation.
create function stations.initials(name text) returns text
    language sql stable parallel safe
    return (select string_agg(coalesce(initial.letter, character), '' order by position)
              from regexp_split_to_table(regexp_replace(name, '(自治)?[县市区旗]$', ''), '') with ordinality
                   as split (character, position)
              left join lateral (
                  select letter
                    from (values ('A', '阿'), ('B', '八'), ('C', '嚓'), ('D', '咑'), ('E', '妸'), ('F', '发'), ('G', '旮'),
                                 ('H', '哈'), ('J', '丌'), ('K', '咔'), ('L', '垃'), ('M', '妈'), ('N', '拏'), ('O', '噢'),
                                 ('P', '妑'), ('Q', '七'), ('R', '呥'), ('S', '仨'), ('T', '他'), ('W', '屲'), ('X', '夕'),
                                 ('Y', '丫'), ('Z', '帀')) as bound (letter, first)
                   where bound.first collate region.pinyin <= character collate region.pinyin
                   order by bound.first collate region.pinyin desc limit 1) as initial on true);
