-- Where producers grow and make things, in which batches, and what they do with them.

create schema if not exists production;
grant usage on schema production to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

-- A county's own description of a crop; the last one of an id counts, also in place of one that the program brings along.
create table production.crop (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^\d{6}$'),
    crop        text not null check (crop ~ '^[a-z][a-z0-9-]{1,39}$'),
    text        text not null,
    recorded_at timestamptz not null,
    recorded_by text not null
);
comment on column production.crop.text is 'as it was handed in: JSON, see crops/*.json';
create index crop_division on production.crop (division, crop, recorded_at);
call platform.protect('production.crop');
revoke update, delete on production.crop from cunkou_app;

-- Pesticides, medicines, fertilisers and feeds that a county adds to those that the descriptions name.
create table production.input (
    id           uuid primary key default uuidv7(),
    division     text not null check (division ~ '^\d{6}$'),
    crop         text not null,
    kind         text not null check (kind <> ''),
    title        text not null collate region.pinyin check (title <> ''),
    registration text check (registration <> ''),
    days         int not null check (days between 0 and 400),
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    ended_at     timestamptz,
    ended_by     text,
    check ((ended_at is null) = (ended_by is null))
);
comment on column production.input.days is 'between its use and the harvest';
create unique index input_once on production.input (division, crop, kind, title) where ended_at is null;
call platform.protect('production.input');
revoke update, delete on production.input from cunkou_app;
grant update (ended_at, ended_by) on production.input to cunkou_app;

-- Whose accounts record for a producer.
create table production.hand (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    producer    uuid not null references registry.party (id),
    account     uuid not null references access.account (id),
    recorded_at timestamptz not null,
    recorded_by text not null,
    ended_at    timestamptz,
    ended_by    text,
    check ((ended_at is null) = (ended_by is null))
);
comment on column production.hand.division is 'where the producer is registered';
create unique index hand_once on production.hand (producer, account) where ended_at is null;
create index hand_account on production.hand (account) where ended_at is null;
create index hand_division on production.hand (division text_pattern_ops);
call platform.protect('production.hand');
revoke update, delete on production.hand from cunkou_app;
grant update (ended_at, ended_by) on production.hand to cunkou_app;

create table production.place (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    producer    uuid not null references registry.party (id),
    kind        text not null check (kind <> ''),
    name        text not null collate region.pinyin check (name <> ''),
    area        numeric(12, 2) check (area > 0),
    unit        text check (unit in ('亩', '平方米')),
    longitude   numeric(9, 6) check (longitude between 73 and 136),
    latitude    numeric(8, 6) check (latitude between 3 and 54),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (producer, name),
    unique (id, division),
    check ((area is null) = (unit is null)),
    check ((longitude is null) = (latitude is null))
);
comment on column production.place.longitude is 'degrees of WGS 84';
create index place_division on production.place (division text_pattern_ops);
call platform.protect('production.place');
revoke update, delete on production.place from cunkou_app;

create table production.place_photo (
    id          uuid primary key default uuidv7(),
    place       uuid not null,
    division    text not null,
    sha256      text not null references platform.file (sha256),
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (place, division) references production.place (id, division) on update cascade
);
create index place_photo_place on production.place_photo (place);
create index place_photo_file on production.place_photo (sha256);
call platform.protect('production.place_photo');
revoke update, delete on production.place_photo from cunkou_app;

create table production.batch (
    id          uuid primary key default uuidv7(),
    division    text not null,
    place       uuid not null,
    product     uuid not null references traceability.product (id),
    crop        text not null,
    crop_title  text not null check (crop_title <> ''),
    number      int not null check (number > 0),
    needs       text[] not null,
    silent_days int not null check (silent_days > 0),
    from_day    date not null,
    until_day   date check (until_day >= from_day),
    ended_on    date check (ended_on >= from_day),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (product, number),
    unique (id, division),
    foreign key (place, division) references production.place (id, division) on update cascade
);
comment on column production.batch.number is 'within its product';
comment on column production.batch.needs is 'acts that every batch of the crop must have, as the description said when it began';
comment on column production.batch.silent_days is 'after so many days without a record somebody asks';
comment on column production.batch.until_day is 'when the first harvest is expected';
create index batch_place on production.batch (place);
create index batch_division on production.batch (division text_pattern_ops, from_day);
call platform.protect('production.batch');
revoke update on production.batch from cunkou_app;
grant update (until_day, ended_on) on production.batch to cunkou_app;

-- What was done. Its id is made where it was recorded, so that the same one sent again is the same act.
create table production.act (
    id          uuid primary key,
    division    text not null,
    batch       uuid not null,
    act         text not null,
    title       text not null check (title <> ''),
    stage       text not null check (stage in ('before', 'during', 'after')),
    fields      jsonb not null,
    said        text not null,
    shown       text not null,
    input       text,
    blocks      text[] not null default '{}',
    days        int check (days >= 0),
    day         date not null,
    happened_at timestamptz not null,
    entered_at  timestamptz not null,
    phone_time  timestamptz,
    clock       text check (clock in ('corrected', 'ahead', 'late')),
    lot         uuid references traceability.lot (id),
    event       jsonb not null,
    content     text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    foreign key (batch, division) references production.batch (id, division) on update cascade
);
comment on column production.act.said is 'the fields in words';
comment on column production.act.shown is 'what buyers may read of it';
comment on column production.act.input is 'what was used, by name';
comment on column production.act.blocks is 'acts that must wait after this one, for so many days';
comment on column production.act.phone_time is 'what the clock of the phone said';
comment on column production.act.clock is 'what was wrong with that clock';
comment on column production.act.lot is 'which lot came of it, or what it was done with';
comment on column production.act.event is 'its EPCIS event';
comment on column production.act.content is 'digest of what was sent';
create index act_batch on production.act (batch, day);
create index act_lot on production.act (lot);
create index act_day on production.act (division text_pattern_ops, day);
call platform.protect('production.act');
revoke update, delete on production.act from cunkou_app;

create table production.act_photo (
    id       uuid primary key default uuidv7(),
    act      uuid not null,
    division text not null,
    field    text not null,
    sha256   text not null references platform.file (sha256),
    foreign key (act, division) references production.act (id, division) on update cascade
);
create index act_photo_act on production.act_photo (act);
create index act_photo_file on production.act_photo (sha256);
call platform.protect('production.act_photo');
revoke update, delete on production.act_photo from cunkou_app;

-- An act that was recorded by mistake; it stays to be seen and counts no more.
create table production.withdrawal (
    act         uuid primary key,
    division    text not null,
    reason      text not null check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (act, division) references production.act (id, division) on update cascade
);
create index withdrawal_division on production.withdrawal (division text_pattern_ops);
call platform.protect('production.withdrawal');
revoke update, delete on production.withdrawal from cunkou_app;

create view production.standing_act with (security_invoker = true) as
select act.* from production.act
 where not exists (select from production.withdrawal where withdrawal.act = act.id);
grant select on production.standing_act to cunkou_app, cunkou_measure, cunkou_backup;
