-- Why no further codes may be put on a lot; each cause holds by itself until it ends.

create table traceability.hold (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    lot         uuid not null references traceability.lot (id),
    cause       text not null check (cause <> ''),
    reason      text not null check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    ended_at    timestamptz,
    ended_by    text
);
comment on column traceability.hold.cause is 'what its module calls it';
create unique index hold_cause on traceability.hold (lot, cause) where ended_at is null;
call platform.protect('traceability.hold');
revoke update, delete on traceability.hold from cunkou_app;
grant update (ended_at, ended_by) on traceability.hold to cunkou_app;
