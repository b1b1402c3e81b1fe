-- What happened when, where and why. Two tables grow with every event, `event` and `event_epc`; both lie in partitions, one
-- for each month of event time, which `visibility.make_month` adds when the first event of a month comes.

create schema if not exists visibility;
grant usage on schema visibility to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table visibility.event (
    id                uuid not null,
    division          text not null,
    event_time        timestamptz not null,
    record_time       timestamptz not null,
    type              text not null,
    action            text check (action in ('ADD', 'OBSERVE', 'DELETE')),
    biz_step          text,
    disposition       text,
    read_point        text,
    biz_location      text,
    transformation_id text,
    event_id          text not null,
    party             text not null,
    capture           uuid,
    -- all that is seldom asked for, in the form that queries read: see the class Facts
    facts             jsonb not null,
    -- the event itself
    body              json not null,
    primary key (event_time, id)
) partition by range (event_time);
create index event_record_time on visibility.event (record_time);
create table visibility.event_other partition of visibility.event default;
call platform.protect('visibility.event');
call platform.protect('visibility.event_other');
comment on column visibility.event.party is 'the account or token that handed it in';

create table visibility.event_epc (
    event_time timestamptz not null,
    event      uuid not null,
    division   text not null,
    role       text not null check (role in ('epc', 'parent', 'child', 'input', 'output',
                                             'quantity', 'child-quantity', 'input-quantity', 'output-quantity')),
    -- canonical: see the class Identifiers
    epc        text not null,
    amount     numeric,
    unit       text
) partition by range (event_time);
create index event_epc_epc on visibility.event_epc (epc, event_time);
create index event_epc_event on visibility.event_epc (event);
create table visibility.event_epc_other partition of visibility.event_epc default;
call platform.protect('visibility.event_epc');
call platform.protect('visibility.event_epc_other');

-- The same event handed in twice, in whatever spelling, has the same digest and is stored once in a county.
create table visibility.identity (
    county     text not null,
    digest     text not null,
    division   text not null,
    event_id   text not null,
    event      uuid not null default uuidv7(),
    event_time timestamptz not null,
    primary key (county, digest)
);
create index identity_event_id on visibility.identity (event_id);
call platform.protect('visibility.identity');

-- Words and places that occur in events; few, and asked for as lists.
create table visibility.known (
    division text not null,
    kind     text not null check (kind in ('event-type', 'biz-step', 'disposition', 'read-point', 'biz-location')),
    value    text not null,
    primary key (division, kind, value)
);
call platform.protect('visibility.known');

create table visibility.capture (
    id          uuid primary key default uuidv7(),
    division    text not null,
    party       text not null,
    party_name  text not null,
    behaviour   text not null check (behaviour in ('rollback', 'proceed')),
    media_type  text not null,
    -- a document in XML as it was sent
    document    text references platform.file (sha256),
    -- one in JSON, until its events are stored
    waiting     bytea,
    created_at  timestamptz not null,
    finished_at timestamptz,
    success     boolean not null default true,
    stored      int not null default 0,
    errors      json not null default '[]'
);
create index capture_created_at on visibility.capture (created_at desc, id desc);
call platform.protect('visibility.capture');

create table visibility.named_query (
    county     text not null,
    name       text not null,
    division   text not null,
    query      json not null,
    created_at timestamptz not null,
    created_by text not null,
    primary key (county, name)
);
call platform.protect('visibility.named_query');

-- Adds the partitions of a month of UTC, given by its first day. Attaching does not stop those who write to other months. Rows of
-- that month that came into the common partition before, by a restore, stay there and keep the month from having its own.
create function visibility.make_month(first date) returns void
    language plpgsql security definer
    set search_path = pg_catalog
as $$
declare
    begins text := first || ' 00:00:00+00';
    ends   text := (first + interval '1 month')::date || ' 00:00:00+00';
    parent text;
    part   text;
begin
    if first <> date_trunc('month', first) or first < '2000-01-01' or first > '2099-12-01' then
        raise exception 'not the first day of a month of this century: %', first;
    end if;
    perform pg_advisory_xact_lock(hashtext('visibility.make_month'));
    foreach parent in array array ['event', 'event_epc'] loop
        part := format('%s_%s', parent, to_char(first, 'YYYY_MM'));
        if to_regclass('visibility.' || part) is null then
            begin
                execute format('create table visibility.%I (like visibility.%I including all)', part, parent);
                execute format('call platform.protect(%L)', 'visibility.' || part);
                execute format('alter table visibility.%I attach partition visibility.%I for values from (%L) to (%L)',
                               parent, part, begins, ends);
            exception when check_violation then
                null;
            end;
        end if;
    end loop;
end
$$;
revoke execute on function visibility.make_month(date) from public;
grant execute on function visibility.make_month(date) to cunkou_app;
