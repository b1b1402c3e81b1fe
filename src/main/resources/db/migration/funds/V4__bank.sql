-- What the bank says of the account of a fund, and which of it the ledger knows.

create table funds.bank_match (
    id       uuid primary key default uuidv7(),
    fund     text not null references funds.fund (id),
    division text not null,
    by_hand  boolean not null,
    at       timestamptz not null,
    by_name  text not null,
    unique (id, division)
);
comment on table funds.bank_match is 'lines of the bank and movements of the ledger that are the same money';
call platform.protect('funds.bank_match');
revoke update on funds.bank_match from cunkou_app;

create table funds.bank_line (
    id          uuid primary key default uuidv7(),
    fund        text not null references funds.fund (id),
    division    text not null,
    position    bigint generated always as identity,
    serial      text not null check (serial <> ''),
    day         date not null,
    party       text not null,
    tail        text not null,
    fen         bigint not null check (fen <> 0),
    balance_fen bigint not null,
    remark      text not null,
    match       uuid,
    imported_at timestamptz not null,
    imported_by text not null,
    unique (fund, serial),
    foreign key (match, division) references funds.bank_match (id, division)
);
comment on column funds.bank_line.position is 'the order of lines of one day';
comment on column funds.bank_line.fen is 'more than nothing for what came, less for what went';
comment on column funds.bank_line.tail is 'last digits of the other side''s account';
create index bank_line_order on funds.bank_line (fund, day, position);
create index bank_line_match on funds.bank_line (match);
call platform.protect('funds.bank_line');
revoke update on funds.bank_line from cunkou_app;
grant update (match) on funds.bank_line to cunkou_app;

create table funds.bank_movement (
    fund     text not null references funds.fund (id),
    number   bigint not null,
    division text not null,
    match    uuid not null,
    primary key (fund, number),
    foreign key (match, division) references funds.bank_match (id, division) on delete cascade
);
comment on column funds.bank_movement.number is 'the first entry of the movement in the ledger';
create index bank_movement_match on funds.bank_movement (match);
call platform.protect('funds.bank_movement');
revoke update on funds.bank_movement from cunkou_app;

create table funds.bank_month (
    fund      text not null references funds.fund (id),
    month     date not null check (extract(day from month) = 1),
    division  text not null,
    book_fen  bigint not null,
    bank_fen  bigint not null,
    entries   bigint not null,
    transit   jsonb not null,
    closed_at timestamptz not null,
    closed_by text not null,
    primary key (fund, month)
);
comment on table funds.bank_month is 'a month that was reconciled: both balances on its last day, and what explains their difference';
comment on column funds.bank_month.entries is 'how many entries the ledger had when it was closed';
call platform.protect('funds.bank_month');
revoke update, delete on funds.bank_month from cunkou_app;
