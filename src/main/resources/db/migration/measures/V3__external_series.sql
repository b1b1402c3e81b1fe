-- Figures that others publish: each a fact with the document it stands in and the person who took it over. A
-- correction is a new row; of two rows for one place and day the later recorded holds.

create table measures.external_series (
    id          text primary key check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
    title       text not null check (title <> ''),
    unit        text not null check (unit <> ''),
    aggregate   text not null check (aggregate in ('latest', 'sum')),
    level       text not null check (level in ('county', 'town', 'village')),
    publisher   text not null check (publisher <> ''),
    recorded_by text not null,
    recorded_at timestamptz not null default now()
);
comment on column measures.external_series.level is
    'of the places it is recorded for: figures of towns and of their county are never added up';
call platform.protect_shared('measures.external_series');

create table measures.external_fact (
    id              uuid primary key default uuidv7(),
    series          text not null references measures.external_series on update cascade,
    division        text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    day             date not null,
    value           numeric not null,
    document_title  text not null check (document_title <> ''),
    document_number text not null default '',
    person          text not null check (person <> ''),
    recorded_at     timestamptz not null
);
create index external_fact_series on measures.external_fact (series, division, day, recorded_at desc);
call platform.protect('measures.external_fact');
revoke update, delete on measures.external_fact from cunkou_app;
