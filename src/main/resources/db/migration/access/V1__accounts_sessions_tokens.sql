-- Who may come in: accounts with the roles given to them, tokens of programs, sessions, and what a lockout remembers.

create schema if not exists access;
grant usage on schema access to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

-- division: the smallest one that holds all places where the account has a role, * for the whole installation.
-- Nobody whose own divisions do not cover it can see or change the account.
create table access.account (
    id              uuid primary key default uuidv7(),
    division        text not null check (division ~ '^(\*|\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
    name            text not null check (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    display_name    text not null check (display_name <> ''),
    post            text not null default '',
    password        text not null,
    must_change     boolean not null default false,
    totp            bytea,
    totp_offered    bytea,
    totp_step       bigint not null default 0,
    recovery_codes  text[] not null default '{}',
    disabled_at     timestamptz,
    last_sign_in_at timestamptz,
    created_at      timestamptz not null,
    version         int not null default 0,
    constraint account_name unique (name)
);
comment on column access.account.must_change is 'the password was given by an administrator and opens only the page that changes it';
comment on column access.account.totp is 'secret of the one-time codes, encrypted with the key of the installation';
comment on column access.account.totp_offered is 'a secret shown but not yet confirmed by a code';
comment on column access.account.totp_step is 'the latest time step whose code was used, since a code counts once';
call platform.protect('access.account');

create table access.granted_role (
    account  uuid not null references access.account (id) on delete cascade,
    role     text not null,
    division text not null check (division ~ '^(\*|\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
    primary key (account, role, division)
);
call platform.protect('access.granted_role');

-- A program's key; only its digest is kept.
create table access.token (
    id           uuid primary key default uuidv7(),
    division     text not null check (division ~ '^(\*|\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$'),
    name         text not null check (name <> ''),
    role         text not null,
    digest       bytea not null unique,
    hint         text not null,
    created_by   text not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);
call platform.protect('access.token');

-- Failed sign-ins of one account from one network or one known browser, by digest.
create table access.attempt (
    key           bytea primary key,
    failures      int not null,
    last_at       timestamptz not null,
    blocked_until timestamptz not null
);
create index attempt_last_at on access.attempt (last_at);
call platform.protect_shared('access.attempt');

-- Browsers that have signed in before, by the digest of their cookie.
create table access.device (
    digest       bytea not null,
    account      uuid not null references access.account (id) on delete cascade,
    last_used_at timestamptz not null,
    primary key (account, digest)
);
call platform.protect_shared('access.device');

-- Spring Session's own tables. They are read before anybody is known, so they carry no division and no policy.
create table access.session (
    primary_id            char(36) primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index session_expiry_time on access.session (expiry_time);
create index session_principal_name on access.session (principal_name);
create table access.session_attributes (
    session_primary_id char(36) not null references access.session (primary_id) on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on access.session, access.session_attributes to cunkou_app;
comment on table access.session is 'not in backups: who is signed in here';
comment on table access.session_attributes is 'not in backups: who is signed in here';

-- Figures are no reason to read passwords and keys.
revoke select on access.account, access.granted_role, access.token, access.attempt, access.device from cunkou_measure;
