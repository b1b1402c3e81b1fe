-- Special money: one ledger for each fund. An entry moves fen from one account to another, so a ledger balances by what it
-- is; entries and seals are added and never changed, by nobody.

create schema if not exists funds;
grant usage on schema funds to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table funds.fund (
    id           text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    division     text not null check (division ~ '^\d{6}$'),
    plan         text,
    title        text not null check (title <> ''),
    attribution  text not null check (attribution in ('earmarked', 'fifo', 'proportional')),
    bank         text not null,
    account_tail text not null check (account_tail ~ '^\d{4}$'),
    responsible  text not null check (responsible <> ''),
    document     text not null check (document <> ''),
    opened_day   date not null,
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    check (plan is null or plan = id)
);
comment on column funds.fund.attribution is 'which source pays a spending: the one it names, the oldest money, or all in proportion';
comment on column funds.fund.account_tail is 'the last four digits of the bank account that holds nothing else';
comment on column funds.fund.responsible is 'who answers for it';
call platform.protect('funds.fund');
revoke update, delete on funds.fund from cunkou_app;

-- Sources and budget lines that no plan names, or whose amount the plan leaves open: by a paper of the county.
create table funds.source (
    fund        text not null references funds.fund (id),
    division    text not null,
    id          text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    label       text not null check (label <> ''),
    fen         bigint check (fen > 0),
    document    text not null check (document <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (fund, id)
);
comment on column funds.source.fen is 'how much of it was granted; null when the paper does not say';
call platform.protect('funds.source');
revoke update, delete on funds.source from cunkou_app;

create table funds.line (
    fund        text not null references funds.fund (id),
    division    text not null,
    id          text not null check (id ~ '^[1-9][0-9]*(\.[1-9][0-9]*)*$'),
    label       text not null check (label <> ''),
    rules       text[] not null,
    document    text not null check (document <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (fund, id)
);
comment on column funds.line.rules is 'the rules of the plan that hold for it, of those that name no line';
call platform.protect('funds.line');
revoke update, delete on funds.line from cunkou_app;

create table funds.payment (
    id             uuid primary key default uuidv7(),
    fund           text not null references funds.fund (id),
    division       text not null,
    line           text not null,
    fen            bigint not null check (fen > 0),
    day            date not null,
    payee_kind     text not null check (payee_kind in ('body', 'party', 'station')),
    payee          uuid not null,
    payee_name     text not null,
    payee_public   text not null,
    use            text not null,
    subject_kind   text check (subject_kind in ('village', 'town', 'station', 'enterprise', 'project')),
    subject        text,
    subject_name   text,
    place          text,
    purpose        text not null check (purpose <> ''),
    source         text,
    eligible_fen   bigint check (eligible_fen >= 0),
    guide_fen      bigint check (guide_fen >= 0),
    excluded       text[] not null default '{}',
    contract       text,
    milestone      text,
    commitment     uuid,
    reward         text,
    papers         uuid[] not null default '{}',
    stages         text[] not null check (cardinality(stages) > 0),
    stage          int not null default 0,
    state          text not null default 'proposed' check (state in ('proposed', 'paid', 'refused', 'withdrawn')),
    version        int not null default 1,
    proposed_by    text not null,
    proposed_name  text not null,
    proposed_at    timestamptz not null,
    check ((subject_kind is null) = (subject is null)),
    unique (id, division)
);
comment on column funds.payment.excluded is 'kinds of cost that were left out of the eligible investment';
comment on column funds.payment.place is 'the village or town of its subject';
comment on column funds.payment.papers is 'in the register of papers';
comment on column funds.payment.stages is 'ids of the approvals it needs, in order';
comment on column funds.payment.stage is 'how many of them it has';
create index payment_fund on funds.payment (fund, state, day);
create index payment_open on funds.payment (division) where state = 'proposed';
call platform.protect('funds.payment');
revoke update, delete on funds.payment from cunkou_app;
grant update (stage, state, version) on funds.payment to cunkou_app;

create table funds.payment_step (
    payment  uuid not null,
    division text not null,
    number   int not null,
    stage    text not null,
    verdict  text not null check (verdict in ('approved', 'refused', 'withdrawn')),
    reason   text not null,
    by_id    text not null,
    by_name  text not null,
    at       timestamptz not null,
    primary key (payment, number),
    foreign key (payment, division) references funds.payment (id, division)
);
call platform.protect('funds.payment_step');
revoke update, delete on funds.payment_step from cunkou_app;

create table funds.payment_file (
    id       uuid primary key default uuidv7(),
    payment  uuid not null,
    division text not null,
    sha256   text not null references platform.file (sha256),
    name     text not null check (name <> ''),
    added_at timestamptz not null,
    added_by text not null,
    foreign key (payment, division) references funds.payment (id, division)
);
create index payment_file_payment on funds.payment_file (payment);
call platform.protect('funds.payment_file');
revoke update, delete on funds.payment_file from cunkou_app;

create table funds.entry (
    fund         text not null references funds.fund (id),
    number       bigint not null check (number > 0),
    id           uuid not null default uuidv7(),
    division     text not null,
    day          date not null,
    kind         text not null check (kind in ('receipt', 'allocation', 'adjustment', 'commitment', 'release', 'payment',
                                               'claw-back', 'return', 'correction')),
    from_account text not null,
    to_account   text not null,
    fen          bigint not null check (fen > 0),
    source       text,
    line         text,
    use          text,
    payee_kind   text,
    payee        uuid,
    payee_name   text,
    subject_kind text,
    subject      text,
    place        text,
    contract     text,
    milestone    text,
    commitment   uuid,
    reward       text,
    payment      uuid references funds.payment (id),
    corrects     uuid,
    purpose      text not null,
    document     text not null,
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    primary key (fund, number),
    check (from_account <> to_account)
);
comment on table funds.entry is 'treasury -> source:ID -> line:ID is money; budget -> plan-line:ID -> committed:ID is authority to spend it';
comment on column funds.entry.payee_name is 'without the name of a person';
comment on column funds.entry.document is '文号, or the SHA-256 of each paper of the payment';
create unique index entry_id on funds.entry (id);
create unique index entry_of_payment on funds.entry (payment, source) where kind = 'payment';
create index entry_payment on funds.entry (payment) where payment is not null;
create index entry_subject on funds.entry (division, subject_kind, subject) where subject is not null;
create index entry_sums on funds.entry (fund, from_account, to_account) include (fen, day);
create index entry_commitment on funds.entry (fund, commitment) where commitment is not null;
create index entry_division on funds.entry (division, day);
call platform.protect('funds.entry');
revoke update, delete on funds.entry from cunkou_app;

-- What an entry was when it was sealed: SHA-256 of a zero byte and its canonical text.
create table funds.leaf (
    fund     text not null,
    number   bigint not null,
    division text not null,
    hash     text not null check (hash ~ '^[0-9a-f]{64}$'),
    primary key (fund, number)
);
call platform.protect('funds.leaf');
revoke update, delete on funds.leaf from cunkou_app;

-- The root of the Merkle tree over the first `size` entries, and the roots of the whole subtrees it is made of.
create table funds.seal (
    fund      text not null references funds.fund (id),
    size      bigint not null check (size > 0),
    division  text not null,
    root      text not null check (root ~ '^[0-9a-f]{64}$'),
    peaks     text[] not null,
    day       date not null,
    sealed_at timestamptz not null,
    primary key (fund, size)
);
create index seal_day on funds.seal (fund, day, size);
call platform.protect('funds.seal');
revoke update, delete on funds.seal from cunkou_app;

create function funds.refuse_change() returns trigger
    language plpgsql
as $$
begin
    raise insufficient_privilege using
        message = format('%s.%s is only ever added to; %s is refused', tg_table_schema, tg_table_name, lower(tg_op)),
        hint = 'Correct an entry with a new one.';
end
$$;
create trigger only_added before update or delete or truncate on funds.entry
    for each statement execute function funds.refuse_change();
create trigger only_added before update or delete or truncate on funds.leaf
    for each statement execute function funds.refuse_change();
create trigger only_added before update or delete or truncate on funds.seal
    for each statement execute function funds.refuse_change();

-- One writer of a ledger at a time, until the transaction ends: entries become visible in the order of their numbers. Its
-- commit does not wait for the disk, since all who wait for the ledger would wait with it; whoever asked for it waits.
-- Gives the entries of those numbers, as they are once the lock is held.
create function funds.hold_ledger(ledger text, first bigint, last bigint) returns setof funds.entry
    language plpgsql volatile
as $$
begin
    perform set_config('synchronous_commit', 'off', true);
    perform pg_advisory_xact_lock(hashtextextended('funds.ledger ' || ledger, 0));
    return query select * from funds.entry where fund = ledger and number between first and last order by number;
end
$$;

-- Which lines and uses each rule of a fund's plan speaks of, made anew from the plan whenever it changes.
create table funds.rule_line (
    fund     text not null references funds.fund (id),
    division text not null,
    rule     text not null,
    line     text not null,
    use      text not null,
    primary key (fund, rule, line, use)
);
comment on column funds.rule_line.use is 'empty for all';
call platform.protect('funds.rule_line');

-- Everybody may know what came and went; nothing in it is about a person.
grant select (id, division, plan, title, attribution, opened_day) on funds.fund to cunkou_public;
create policy public_reads on funds.fund for select to cunkou_public using (true);
grant select (fund, number, division, day, kind, from_account, to_account, fen, source, line, use) on funds.entry to cunkou_public;
create policy public_reads on funds.entry for select to cunkou_public using (true);
grant select (fund, number, hash) on funds.leaf to cunkou_public;
create policy public_reads on funds.leaf for select to cunkou_public using (true);
grant select (fund, size, root, peaks, day, sealed_at) on funds.seal to cunkou_public;
create policy public_reads on funds.seal for select to cunkou_public using (true);
grant select (fund, id, label) on funds.source to cunkou_public;
create policy public_reads on funds.source for select to cunkou_public using (true);
grant select (fund, id, label, rules) on funds.line to cunkou_public;
create policy public_reads on funds.line for select to cunkou_public using (true);
call platform.publish_view('funds.public_fund', 'select id, division, plan, title, attribution, opened_day from funds.fund');
call platform.publish_view('funds.public_entry',
    'select fund, number, division, day, kind, from_account, to_account, fen, source, line, use from funds.entry');
call platform.publish_view('funds.public_leaf', 'select fund, number, hash from funds.leaf');
call platform.publish_view('funds.public_seal', 'select fund, size, root, peaks, day, sealed_at from funds.seal');
call platform.publish_view('funds.public_source', 'select fund, id, label from funds.source');
call platform.publish_view('funds.public_line', 'select fund, id, label, rules from funds.line');
