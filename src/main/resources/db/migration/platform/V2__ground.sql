-- Files, audit, messages, tasks and idempotency keys: the ground every module stands on.

create table platform.file (
    sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size       bigint not null,
    media_type text not null,
    created_at timestamptz not null default now()
);
call platform.protect_shared('platform.file');

create table platform.audit (
    id           uuid primary key default uuidv7(),
    at           timestamptz not null,
    actor_kind   text not null,
    actor_id     text not null,
    actor_name   text not null,
    act          text not null,
    subject_kind text not null,
    subject_id   text not null,
    subject_name text not null,
    division     text not null,
    before       jsonb,
    after        jsonb,
    reason       text
);
create index audit_subject on platform.audit (subject_kind, subject_id, at desc);
create index audit_at on platform.audit (at desc);
call platform.protect('platform.audit');
revoke update, delete on platform.audit from cunkou_app;

create table platform.message (
    id         uuid primary key default uuidv7(),
    division   text not null,
    recipient  text not null,
    title      text not null,
    body       text not null,
    href       text,
    created_at timestamptz not null,
    read_at    timestamptz
);
create index message_recipient on platform.message (recipient, created_at desc);
call platform.protect('platform.message');

create table platform.task (
    id               uuid primary key default uuidv7(),
    division         text not null,
    kind             text not null,
    title            text not null,
    payload          jsonb not null,
    owner            text not null,
    owner_name       text not null,
    state            text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    done             bigint not null default 0,
    total            bigint not null default 0,
    note             text,
    href             text,
    cancel_requested boolean not null default false,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz
);
create index task_owner on platform.task (owner, created_at desc);
call platform.protect('platform.task');

create table platform.idempotency_key (
    actor        text not null,
    key          text not null,
    division     text not null,
    request      text not null,
    status       int,
    body         text,
    created_at   timestamptz not null,
    primary key (actor, key)
);
call platform.protect('platform.idempotency_key');

-- The scheduler's own table (db-scheduler); it holds task ids only, so it carries no division and no policy.
create table platform.scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on platform.scheduled_tasks (last_heartbeat);
grant select, insert, update, delete on platform.scheduled_tasks to cunkou_app;
grant select on platform.scheduled_tasks to cunkou_backup;
