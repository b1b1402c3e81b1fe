-- Products, their lots, and rolls of codes: one row for a roll, none for a code.

create schema if not exists traceability;
grant usage on schema traceability to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table traceability.product (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    producer    uuid not null references registry.party (id),
    name        text not null collate region.pinyin check (name <> ''),
    kind        text not null check (kind <> ''),
    gtin        text unique check (gtin ~ '^\d{14}$'),
    picture     text references platform.file (sha256),
    shop        text check (shop <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (producer, name),
    unique (id, division)
);
comment on column traceability.product.division is 'where its producer is registered';
comment on column traceability.product.gtin is 'GTIN of GS1, filled up to 14 digits';
create index product_division on traceability.product (division text_pattern_ops);
create index product_picture on traceability.product (picture);
call platform.protect('traceability.product');

create table traceability.lot (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    product     uuid not null references traceability.product (id),
    number      text not null check (number <> ''),
    made_on     date not null,
    expires_on  date check (expires_on >= made_on),
    note        text not null default '',
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (product, number)
);
comment on column traceability.lot.division is 'where it grew or was made';
comment on column traceability.lot.expires_on is 'the last day it is good';
create index lot_division on traceability.lot (division text_pattern_ops, made_on);
call platform.protect('traceability.lot');

-- The secrets codes are made with, each locked with the key of the installation.
create table traceability.secret (
    version    int primary key check (version > 0),
    locked     bytea not null,
    created_at timestamptz not null,
    created_by text not null
);
call platform.protect_shared('traceability.secret');
revoke update, delete on traceability.secret from cunkou_app;

create table traceability.roll (
    id        uuid primary key default uuidv7(),
    division  text not null,
    product   uuid not null,
    number    int not null unique check (number between 1 and 33554431),
    codes     bigint not null check (codes between 1 and 100000000),
    secret    int not null references traceability.secret (version),
    printer   text not null check (printer <> ''),
    issued_on date not null,
    issued_at timestamptz not null,
    issued_by text not null,
    foreign key (product, division) references traceability.product (id, division) on update cascade
);
comment on column traceability.roll.number is 'drawn at random; the first 25 bits of each of its codes';
create index roll_product on traceability.roll (product);
create index roll_division on traceability.roll (division text_pattern_ops);
call platform.protect('traceability.roll');
revoke update, delete on traceability.roll from cunkou_app;

-- Who took which codes away to print them, and when.
create table traceability.export (
    id         uuid primary key default uuidv7(),
    division   text not null,
    roll       uuid not null references traceability.roll (id),
    format     text not null,
    first      bigint not null check (first >= 1),
    last       bigint not null check (last >= first),
    started_at bigint not null default 0,
    at         timestamptz not null,
    by         text not null
);
comment on column traceability.export.started_at is 'byte at which a download that broke off was taken up';
create index export_roll on traceability.export (roll, at);
call platform.protect('traceability.export');
revoke update, delete on traceability.export from cunkou_app;

-- Which codes are on which lot; a mistake is mended by a new row that takes the place of the old one.
create table traceability.packing (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    roll        uuid not null references traceability.roll (id),
    lot         uuid not null references traceability.lot (id),
    numbers     int8range not null check (not isempty(numbers) and lower(numbers) >= 1),
    packed_on   date not null,
    reason      text check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    ended_at    timestamptz,
    ended_by    text,
    exclude using gist (roll with =, numbers with &&) where (ended_at is null)
);
comment on column traceability.packing.reason is 'why it took the place of another';
create index packing_lot on traceability.packing (lot);
create index packing_day on traceability.packing (division text_pattern_ops, packed_on);
call platform.protect('traceability.packing');
revoke update, delete on traceability.packing from cunkou_app;
grant update (ended_at, ended_by) on traceability.packing to cunkou_app;

-- Codes that are on no thing any more.
create table traceability.spoilage (
    id          uuid primary key default uuidv7(),
    division    text not null,
    roll        uuid not null references traceability.roll (id),
    kind        text not null check (kind in ('void', 'damaged', 'returned')),
    numbers     int8range not null check (not isempty(numbers) and lower(numbers) >= 1),
    reason      text not null check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    exclude using gist (roll with =, numbers with &&)
);
call platform.protect('traceability.spoilage');
revoke update, delete on traceability.spoilage from cunkou_app;

-- One look at a code. Who looked is a keyed hash of a network and a kind of phone, wiped after a day.
create table traceability.look (
    id       uuid primary key default uuidv7(),
    division text not null,
    roll     uuid not null references traceability.roll (id),
    number   bigint not null,
    day      date not null,
    at       timestamptz not null,
    phone    text,
    network  text
);
create index look_code on traceability.look (roll, number, at);
create index look_day on traceability.look (division text_pattern_ops, day);
create index look_phone on traceability.look (at) where phone is not null;
call platform.protect('traceability.look');
revoke update, delete on traceability.look from cunkou_app;
grant update (phone, network) on traceability.look to cunkou_app;

-- A scratch-off number that was right; the first time stays.
create table traceability.confirmation (
    division text not null,
    roll     uuid not null references traceability.roll (id),
    number   bigint not null,
    at       timestamptz not null,
    primary key (roll, number)
);
call platform.protect('traceability.confirmation');
revoke update, delete on traceability.confirmation from cunkou_app;

-- What looks as if somebody copied a code or tried numbers; one a day for each code.
create table traceability.suspicion (
    id         uuid primary key default uuidv7(),
    division   text not null,
    roll       uuid not null references traceability.roll (id),
    number     bigint not null,
    kind       text not null check (kind in ('copied', 'guessed')),
    day        date not null,
    times      int not null check (times > 0),
    noticed_at timestamptz not null,
    settled_at timestamptz,
    settled_by text,
    outcome    text check (outcome <> ''),
    unique (roll, number, kind, day),
    check ((settled_at is null) = (outcome is null) and (settled_at is null) = (settled_by is null))
);
comment on column traceability.suspicion.kind is 'copied: looked at from many networks in a day; guessed: many wrong scratch-off numbers';
comment on column traceability.suspicion.times is 'from how many networks, or how many wrong numbers';
create index suspicion_open on traceability.suspicion (division text_pattern_ops) where settled_at is null;
call platform.protect('traceability.suspicion');
revoke delete on traceability.suspicion from cunkou_app;
