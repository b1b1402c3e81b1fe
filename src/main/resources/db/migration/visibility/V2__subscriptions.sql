-- Who wants to be told of events as they come. What is new to somebody is what was committed since they were told last, not what
-- has a later record time: a transaction may commit after one that began later (see decision 9).

alter table visibility.event add column recorded_in xid8 not null default pg_current_xact_id();

-- Which events a transaction recorded, while somebody may not have been told of them. An event without its row is known to all.
create table visibility.recorded (
    xid         xid8 not null default pg_current_xact_id(),
    division    text not null,
    record_time timestamptz not null,
    first_time  timestamptz not null,
    last_time   timestamptz not null,
    primary key (xid, division, record_time)
);
call platform.protect('visibility.recorded');
comment on table visibility.recorded is 'not in backups: numbers of transactions belong to one server';

create table visibility.subscription (
    id              uuid primary key default uuidv7(),
    division        text not null,
    county          text not null,
    query_name      text not null,
    dest            text not null,
    -- locked with the installation's key
    signature_token bytea,
    stream          boolean not null,
    schedule        json,
    report_if_empty boolean not null default false,
    epc_format      text not null,
    creator_kind    text not null check (creator_kind in ('PERSON', 'TOKEN')),
    creator         text not null,
    creator_name    text not null,
    created_at      timestamptz not null,
    initial_time    timestamptz not null,
    -- how far it is: all that `seen` shows was told, of what `target` shows beyond that all up to `after`
    server          text not null,
    seen            pg_snapshot,
    target          pg_snapshot,
    after_time      timestamptz,
    after_id        uuid,
    last_run        timestamptz,
    notified_at     timestamptz,
    batch           int not null check (batch between 1 and 500),
    -- how it goes
    failures        int not null default 0,
    failing_since   timestamptz,
    last_failure    text,
    last_failure_at timestamptz,
    stopped_at      timestamptz,
    foreign key (county, query_name) references visibility.named_query (county, name) on delete cascade,
    check (stream = (schedule is null))
);
create index subscription_query on visibility.subscription (county, query_name, id);
call platform.protect('visibility.subscription');
