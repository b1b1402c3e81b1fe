-- 督办: what a body was told to do about an item that lags, what it answered, and what was said about it to all. Nothing here is
-- ever changed; an order stands where its last step left it.

create schema if not exists programme;
grant usage on schema programme to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table programme.urging (
    id        uuid primary key default uuidv7(),
    division  text not null check (division ~ '^(\d{6}|\d{9})$'),
    plan      text not null check (plan <> ''),
    item      text not null check (item <> ''),
    body      uuid not null,
    text      text not null check (text <> '' and length(text) <= 1000),
    due       date not null,
    issued    date not null,
    issued_by text not null,
    issued_at timestamptz not null,
    request   uuid not null unique,
    check (due >= issued),
    foreign key (body) references registry.body (id)
);
comment on table programme.urging is '督办单; division is the town it is addressed to, or the county';
create index urging_division on programme.urging (division text_pattern_ops, issued);
create index urging_item on programme.urging (plan, item);
call platform.protect('programme.urging');
revoke update, delete on programme.urging from cunkou_app;

create table programme.urging_step (
    id       uuid primary key default uuidv7(),
    urging   uuid not null,
    division text not null,
    kind     text not null check (kind in ('reply', 'accept', 'return', 'circular')),
    text     text not null check (text <> '' and length(text) <= 2000),
    paper    text check (paper <> '' and length(paper) <= 200),
    day      date not null,
    by       text not null,
    at       timestamptz not null,
    request  uuid not null unique,
    foreign key (urging) references programme.urging (id)
);
create index urging_step_of on programme.urging_step (urging, at);
call platform.protect('programme.urging_step');
revoke update, delete on programme.urging_step from cunkou_app;
