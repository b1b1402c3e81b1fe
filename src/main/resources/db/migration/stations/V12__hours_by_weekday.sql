-- On some weekdays a station opens and closes at times of their own.

create table stations.opening_weekday (
    station  uuid not null,
    division text not null,
    since    date not null,
    weekday  int not null check (weekday between 1 and 7),
    opens    time not null,
    closes   time not null,
    primary key (station, since, weekday),
    foreign key (station, since) references stations.opening_hours (station, since) on delete cascade,
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade,
    check (closes > opens)
);
comment on column stations.opening_weekday.weekday is '1 for Monday';
call platform.protect('stations.opening_weekday');
grant select (station, since, weekday, opens, closes) on stations.opening_weekday to cunkou_public;
create policy public_reads on stations.opening_weekday for select to cunkou_public using (true);
call platform.publish_view('stations.public_opening_weekday', $view$
select station, since, weekday, opens, closes from stations.opening_weekday
$view$);
