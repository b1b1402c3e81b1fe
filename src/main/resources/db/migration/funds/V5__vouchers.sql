-- Vouchers: promised from a line to named holders, redeemed by code with a provider, settled by a payment, let go when they expire.

create table funds.voucher_issue (
    id          uuid primary key default uuidv7(),
    fund        text not null references funds.fund (id),
    division    text not null,
    title       text not null check (title <> ''),
    line        text not null,
    fen         bigint not null check (fen > 0),
    service     text not null check (service <> ''),
    providers   uuid[] not null check (cardinality(providers) > 0),
    document    text not null check (document <> ''),
    day         date not null,
    expires     date not null,
    commitment  uuid not null,
    released_day date,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    check (expires >= day)
);
comment on column funds.voucher_issue.fen is 'what each of its vouchers is worth';
comment on column funds.voucher_issue.commitment is 'the promise of the ledger that all of them draw on';
comment on column funds.voucher_issue.released_day is 'the day on which what nobody redeemed went back to the line';
create index voucher_issue_fund on funds.voucher_issue (fund, day);
create index voucher_issue_expires on funds.voucher_issue (expires) where released_day is null;
call platform.protect('funds.voucher_issue');
revoke update, delete on funds.voucher_issue from cunkou_app;
grant update (released_day) on funds.voucher_issue to cunkou_app;

create table funds.voucher (
    id          uuid primary key default uuidv7(),
    issue       uuid not null,
    division    text not null,
    number      int not null,
    holder      text not null check (holder <> ''),
    code_hash   text not null check (code_hash ~ '^[0-9a-f]{64}$'),
    code_locked bytea not null,
    provider    uuid references registry.body (id),
    redeemed_day date,
    redeemed_at timestamptz,
    redeemed_by text,
    payment     uuid references funds.payment (id),
    unique (issue, number),
    unique (code_hash),
    foreign key (issue, division) references funds.voucher_issue (id, division),
    check ((provider is null) = (redeemed_at is null))
);
comment on column funds.voucher.code_hash is 'a keyed digest, by which the code is found';
comment on column funds.voucher.code_locked is 'the code, to be printed again, locked with the key of the installation';
comment on column funds.voucher.payment is 'by which the provider got or gets the money';
create index voucher_payment on funds.voucher (payment) where payment is not null;
call platform.protect('funds.voucher');
revoke update, delete on funds.voucher from cunkou_app;
grant update (provider, redeemed_day, redeemed_at, redeemed_by, payment) on funds.voucher to cunkou_app;
