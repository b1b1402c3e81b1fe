-- Payments name a contract and a milestone of the module of projects; what was paid for a project that failed goes back.

alter table funds.entry add column cause text;
comment on column funds.entry.cause is 'the record that it follows from, such as recovery:ID';
comment on column funds.entry.contract is 'id of a contract of projects, or its name where there is none';
comment on column funds.entry.milestone is 'id of a milestone of projects';
create index entry_contract on funds.entry (contract) where contract is not null;
create index entry_cause on funds.entry (cause) where cause is not null;
create index payment_contract on funds.payment (contract) where contract is not null;

create table funds.recovery (
    id          uuid primary key default uuidv7(),
    fund        text not null references funds.fund (id),
    division    text not null,
    project     uuid not null,
    acceptance  uuid not null,
    day         date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    closed_day  date,
    closed_by   text,
    reason      text,
    unique (fund, acceptance),
    check ((closed_day is null) = (closed_by is null) and (closed_day is null) = (reason is null))
);
comment on table funds.recovery is 'what a fund paid under the contracts of a project that failed its acceptance, to be clawed back';
call platform.protect('funds.recovery');
revoke update, delete on funds.recovery from cunkou_app;
grant update (closed_day, closed_by, reason) on funds.recovery to cunkou_app;
