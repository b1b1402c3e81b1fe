-- What imports did to each station, for its own page; which fields a batch changed stands in the batch.
create table stations.import_step (
    id        uuid primary key default uuidv7(),
    station   uuid not null,
    division  text not null,
    act       text not null check (act in ('created', 'updated', 'undone')),
    batch     uuid not null,
    file_name text not null,
    at        timestamptz not null,
    by        text not null,
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade
);
comment on column stations.import_step.batch is
    'an import of platform.import_batch; its division may be wider than that of whoever may see the station';
create index import_step_station on stations.import_step (station);
call platform.protect('stations.import_step');
