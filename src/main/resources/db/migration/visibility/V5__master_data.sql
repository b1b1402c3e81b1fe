-- What documents say beside their events of places, parties, classes and words: later ones replace what they name anew.

create table visibility.master (
    county     text not null,
    -- as canonical as in events: see the classes Identifiers and Words
    id         text not null,
    type       text not null,
    division   text not null,
    written    text not null,
    -- {name: [value]}, each name in the forms in which queries may ask for it: see the class Names
    attributes jsonb not null,
    children   text[] not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (county, id, type)
);
create index master_id on visibility.master (id);
call platform.protect('visibility.master');

