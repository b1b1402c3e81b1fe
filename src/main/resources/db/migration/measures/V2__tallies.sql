-- Distinct counts and latest values are kept by subject, where a table is large: a change names the subjects it is
-- about, and only those are looked at again.

alter table measures.source add subject_column text;
alter table measures.source drop constraint source_relation_day_column_division_column_key;
alter table measures.source
    add unique nulls not distinct (relation, day_column, division_column, subject_column);
alter table measures.change add subjects text[];

-- The same day totals once more for whole counties, which is what is asked most.
create table measures.partial_county (
    measure text not null,
    base    text not null,
    county  text not null,
    day     date not null,
    total   numeric not null,
    weight  numeric not null,
    rows    bigint not null,
    primary key (measure, base, day, county)
);

create table measures.tally (
    id       int generated always as identity primary key,
    measure  text not null,
    question text not null unique,
    seen     pg_snapshot not null,
    subjects bigint not null,
    total    numeric not null,
    asked_at timestamptz not null default clock_timestamp()
);

create table measures.tally_subject (
    tally   int not null references measures.tally on delete cascade,
    subject text not null,
    total   numeric not null,
    day     date,
    row     text,
    primary key (tally, subject)
);
comment on column measures.tally_subject.row is 'the row of the last day, for latest values';

do $$
declare kept text;
begin
    foreach kept in array array['partial_county', 'tally', 'tally_subject'] loop
        execute format('alter table measures.%I enable row level security', kept);
        execute format('create policy engine on measures.%I to cunkou_measure using (true) with check (true)', kept);
        execute format('comment on table measures.%I is ''not in backups: made again from the facts''', kept);
        execute format('grant select, insert, update, delete on measures.%I to cunkou_measure', kept);
    end loop;
end $$;

-- The totals that are there have no counties yet.
truncate measures.partial, measures.partial_state;
