-- Who has promised to run a station until when, on which days its door is shut for once, who handed it to whom, and the
-- signs by which it can be told that it still lives.

create table stations.contract (
    id           uuid primary key default uuidv7(),
    station      uuid not null,
    division     text not null,
    party        text not null check (party <> ''),
    from_day     date not null,
    until_day    date not null check (until_day >= from_day),
    obliged      date,
    sha256       text not null references platform.file (sha256),
    file_name    text not null check (file_name <> ''),
    ended        date check (ended >= from_day),
    end_reason   text check (end_reason <> ''),
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade,
    check ((ended is null) = (end_reason is null)),
    exclude using gist (station with =, daterange(from_day, least(ended, until_day + 1)) with &&)
);
comment on column stations.contract.obliged is 'last day on which the station has to be run as one';
comment on column stations.contract.ended is 'first day on which it did not hold any more, where it ended early';
create index contract_division on stations.contract (division text_pattern_ops, until_day);
call platform.protect('stations.contract');
revoke delete on stations.contract from cunkou_app;

create table stations.closed_day (
    station     uuid not null,
    division    text not null,
    during      daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    reason      text not null check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (station, during without overlaps),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
comment on table stations.closed_day is 'the door is shut for some days that are known before; longer stands in stations.idle';
call platform.protect('stations.closed_day');
grant select (station, during, reason) on stations.closed_day to cunkou_public;
create policy public_reads on stations.closed_day for select to cunkou_public using (true);
call platform.publish_view('stations.public_closed_day', $view$
select station, lower(during) as first_day, upper(during) - 1 as last_day, reason from stations.closed_day
$view$);

create table stations.handover (
    id          uuid primary key default uuidv7(),
    station     uuid not null,
    division    text not null,
    day         date not null,
    giver       text not null check (giver <> ''),
    taker       text not null check (taker <> ''),
    note        text not null default '',
    sha256      text not null references platform.file (sha256),
    file_name   text not null check (file_name <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
comment on column stations.handover.sha256 is 'the list that both have signed';
create index handover_station on stations.handover (station, day);
call platform.protect('stations.handover');
revoke update, delete on stations.handover from cunkou_app;
grant update (division) on stations.handover to cunkou_app;

-- Each piece as it was found when the station was handed over.
create table stations.handed_piece (
    handover  uuid not null references stations.handover (id) on delete cascade,
    equipment uuid not null references stations.equipment (id) on delete cascade,
    division  text not null,
    state     text not null check (state in ('in-use', 'broken', 'missing', 'scrapped')),
    primary key (handover, equipment)
);
call platform.protect('stations.handed_piece');
revoke update, delete on stations.handed_piece from cunkou_app;

-- Days on which something happened that only a living station does.
create view stations.life_sign with (security_invoker = true) as
select distinct station, day from stations.service where counts
union
select distinct station, day from stations.device_day;
grant select on stations.life_sign to cunkou_app, cunkou_measure, cunkou_backup;
