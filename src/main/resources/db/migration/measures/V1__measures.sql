-- What the measure engine keeps. The evidence views themselves stand in this schema too, one per measure file; they are
-- installed at start. Nothing here is a fact except external_fact: all the rest can be thrown away and is made again.

create schema if not exists measures;
grant usage on schema measures to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

-- The measure files that the views, sources and triggers were made from.
create table measures.installed (
    one          boolean primary key default true check (one),
    fingerprint  text not null,
    installed_at timestamptz not null default now()
);

-- A table that evidence is read from. With a day and a division column: each of its rows is evidence of that day and
-- place, so its changes say which days they touch. Without: any change may touch any day.
create table measures.source (
    id              int generated always as identity primary key,
    relation        text not null,
    day_column      text,
    division_column text,
    unique nulls not distinct (relation, day_column, division_column)
);

create table measures.reading (
    measure text not null,
    source  int not null references measures.source on delete cascade,
    primary key (measure, source)
);

-- What changed: appended by triggers on the sources, once per statement, county and day. Who has seen which changes is
-- told by snapshots and not by marks, which concurrent transactions would overwrite.
create table measures.change (
    source int not null,
    xid    xid8 not null default pg_current_xact_id(),
    county text,
    day    date
);
create index change_source on measures.change (source, xid);
create index change_xid on measures.change (xid);

-- Everything that had happened by a moment: changes older than the oldest memo are dropped.
create table measures.horizon (
    at   timestamptz not null default clock_timestamp(),
    oldest xid8 not null default pg_snapshot_xmin(pg_current_snapshot())
);

-- Day totals of additive measures, by town (or by the row's own division where that is higher).
create table measures.partial (
    measure  text not null,
    base     text not null,
    division text not null,
    day      date not null,
    total    numeric not null,
    weight   numeric not null,
    rows     bigint not null,
    primary key (measure, base, day, division)
);

-- The snapshot that the partials of a measure are true for.
create table measures.partial_state (
    measure text primary key,
    seen    pg_snapshot not null,
    at      timestamptz not null default clock_timestamp()
);

do $$
declare kept text;
begin
    foreach kept in array array['installed', 'source', 'reading', 'change', 'horizon', 'partial', 'partial_state'] loop
        execute format('alter table measures.%I enable row level security', kept);
        execute format('create policy engine on measures.%I to cunkou_measure using (true) with check (true)', kept);
        execute format('grant select on measures.%I to cunkou_measure', kept);
        execute format('comment on table measures.%I is ''not in backups: made again from the facts''', kept);
    end loop;
end $$;
grant delete on measures.change, measures.horizon to cunkou_measure;
grant insert on measures.horizon to cunkou_measure;
grant insert, update, delete on measures.partial, measures.partial_state to cunkou_measure;
