-- Applications for subsidies and rewards: what was asked and shown, who looked at it, and how the money went out.

create table funds.claim_batch (
    id        uuid primary key default uuidv7(),
    fund      text not null references funds.fund (id),
    division  text not null,
    number    int not null,
    line      text not null,
    source    text,
    made_on   date not null,
    made_by   text not null,
    made_name text not null,
    made_at   timestamptz not null,
    unique (fund, number),
    unique (id, division)
);
call platform.protect('funds.claim_batch');
revoke update, delete on funds.claim_batch from cunkou_app;

create table funds.claim (
    id             uuid primary key default uuidv7(),
    fund           text not null references funds.fund (id),
    division       text not null,
    number         int not null,
    reward         text not null,
    reward_label   text not null,
    subject_kind   text not null,
    subject        text not null,
    subject_name   text not null,
    subject_public text not null,
    is_person      boolean not null,
    place          text not null,
    judged         date not null,
    turn           text not null,
    payee_kind     text not null check (payee_kind in ('body', 'party', 'station')),
    payee          uuid not null,
    payee_name     text not null,
    payee_public   text not null,
    holder         text,
    bank           text,
    account        text,
    asked_fen      bigint check (asked_fen > 0),
    fen            bigint check (fen > 0),
    edition        text,
    findings       jsonb not null default '[]',
    stages         text[] not null,
    stage          int not null default 0,
    state          text not null check (state in ('draft', 'review', 'approved', 'publicity', 'payable', 'batched', 'paid',
                                                  'bounced', 'returned', 'refused', 'withdrawn')),
    version        int not null default 1,
    opened_by      text not null,
    opened_name    text not null,
    opened_at      timestamptz not null,
    handed_by      text,
    handed_on      date,
    steps_before   int not null default 0,
    waits_since    date not null,
    notice         uuid,
    shown_until    date,
    batch          uuid,
    payment        uuid references funds.payment (id),
    paid_on        date,
    note           text,
    unique (fund, number),
    unique (id, division),
    foreign key (batch, division) references funds.claim_batch (id, division),
    check (state in ('draft', 'returned', 'refused', 'withdrawn') or fen is not null and account is not null)
);
comment on column funds.claim.judged is 'the day by which the subject is entitled or not';
comment on column funds.claim.place is 'the village, town or county that the subject belongs to';
comment on column funds.claim.turn is 'once, or the year, month or day of which only one application may stand';
comment on column funds.claim.account is 'number of the bank account that gets the money';
comment on column funds.claim.asked_fen is 'less than what the rule comes to, where the applicant asks for less';
comment on column funds.claim.findings is 'what each clause of the rule came to when the application was handed in';
comment on column funds.claim.notice is 'the public notice that it waits for';
comment on column funds.claim.steps_before is 'how many steps lie before it was handed in last; reviews after them count';
comment on column funds.claim.shown_until is 'the last day of its public notice';
comment on column funds.claim.waits_since is 'the day it came into its state';
create unique index claim_once on funds.claim (fund, reward, subject_kind, subject, turn) where state not in ('refused', 'withdrawn');
create index claim_state on funds.claim (division, state, waits_since);
create index claim_batch_of on funds.claim (batch) where batch is not null;
create index claim_payment on funds.claim (payment) where payment is not null;
call platform.protect('funds.claim');
revoke delete on funds.claim from cunkou_app;

create table funds.claim_fact (
    claim    uuid not null,
    division text not null,
    name     text not null,
    label    text not null,
    value    text not null,
    from_day date,
    to_day   date,
    primary key (claim, name),
    foreign key (claim, division) references funds.claim (id, division)
);
comment on table funds.claim_fact is 'what papers say where no register and no measure knows it';
comment on column funds.claim_fact.to_day is 'the last of the days that the rule looked at; null before the application is handed in';
call platform.protect('funds.claim_fact');

create table funds.claim_invoice (
    id       uuid primary key default uuidv7(),
    claim    uuid not null,
    division text not null,
    number   text not null check (number <> ''),
    seller   text not null check (seller <> ''),
    day      date not null,
    kind     text not null,
    fen      bigint not null check (fen > 0),
    live     boolean not null default true,
    foreign key (claim, division) references funds.claim (id, division)
);
comment on column funds.claim_invoice.fen is 'with tax';
comment on column funds.claim_invoice.live is 'false once the application came to nothing, so that another may name the invoice';
create unique index claim_invoice_once on funds.claim_invoice (division, number) where live;
create index claim_invoice_claim on funds.claim_invoice (claim);
call platform.protect('funds.claim_invoice');

create table funds.claim_file (
    id       uuid primary key default uuidv7(),
    claim    uuid not null,
    division text not null,
    sha256   text not null references platform.file (sha256),
    name     text not null check (name <> ''),
    added_at timestamptz not null,
    added_by text not null,
    foreign key (claim, division) references funds.claim (id, division)
);
create index claim_file_claim on funds.claim_file (claim);
call platform.protect('funds.claim_file');
revoke update, delete on funds.claim_file from cunkou_app;

create table funds.claim_step (
    claim    uuid not null,
    division text not null,
    number   int not null,
    act      text not null,
    said     text not null,
    by_id    text not null,
    by_name  text not null,
    at       timestamptz not null,
    primary key (claim, number),
    foreign key (claim, division) references funds.claim (id, division)
);
call platform.protect('funds.claim_step');
revoke update, delete on funds.claim_step from cunkou_app;

-- Everybody may know who is about to be paid, and who was; of persons the name is masked, of nobody the bank.
grant select (id, fund, division, number, reward, reward_label, subject_public, payee_public, fen, judged, state, waits_since,
              notice, paid_on) on funds.claim to cunkou_public;
create policy public_reads on funds.claim for select to cunkou_public
    using (state in ('publicity', 'payable', 'batched', 'paid', 'bounced'));
call platform.publish_view('funds.public_claim',
    $$select id, fund, division, number, reward, reward_label, subject_public, payee_public, fen, judged,
             case when state = 'paid' then 'paid' when state = 'publicity' then 'publicity' else 'payable' end as state,
             waits_since, notice, paid_on
        from funds.claim where state in ('publicity', 'payable', 'batched', 'paid', 'bounced')$$);
