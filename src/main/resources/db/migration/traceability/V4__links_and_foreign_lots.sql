-- Where keys of GS1 lead besides our own pages, and lots whose codes another platform keeps.

create table traceability.link (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    anchor      text not null check (anchor ~ '^/\d{2,4}/'),
    item        text not null,
    position    int not null,
    type        text not null check (type ~ '^https?://'),
    href        text not null check (href ~ '^https?://'),
    title       text not null check (title <> ''),
    media_type  text,
    languages   text[] not null default '{}',
    contexts    text[] not null default '{}',
    is_default  boolean not null default false,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (anchor, position)
);
comment on column traceability.link.anchor is 'path of a GS1 Digital Link, keys in their long form';
create index link_division on traceability.link (division text_pattern_ops);
call platform.protect('traceability.link');

create table traceability.foreign_lot (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    platform    text not null check (platform <> ''),
    number      text not null check (number <> ''),
    product     text not null check (product <> ''),
    producer    text not null check (producer <> ''),
    gtin        text check (gtin ~ '^\d{14}$'),
    made_on     date not null,
    expires_on  date check (expires_on >= made_on),
    address     text not null check (address ~ '^https?://'),
    first_code  text,
    last_code   text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (division, platform, number),
    check ((first_code is null) = (last_code is null)),
    check (length(first_code) = length(last_code) and first_code collate "C" <= last_code collate "C")
);
comment on column traceability.foreign_lot.division is 'where it grew or was made';
comment on column traceability.foreign_lot.address is 'of its codes, with {code} where the code stands; without, one page for all';
create index foreign_lot_code on traceability.foreign_lot (length(first_code), first_code collate "C");
create index foreign_lot_gtin on traceability.foreign_lot (gtin, number);
call platform.protect('traceability.foreign_lot');
