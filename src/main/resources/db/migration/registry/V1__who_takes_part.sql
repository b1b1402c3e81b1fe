-- Who takes part: bodies with their posts, parties, and what persons agreed to.

create schema if not exists registry;
grant usage on schema registry to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

-- 李某某 becomes 李**, 13812346120 becomes 138****6120, 0753-4433000 becomes 0753-***3000.
create function registry.masked_name(name text) returns text
    language sql immutable parallel safe strict
    return left(name, 1) || repeat('*', char_length(name) - 1);
create function registry.masked_phone(phone text) returns text
    language sql immutable parallel safe strict
    return case when phone like '%-%'
        then split_part(phone, '-', 1) || '-' || repeat('*', char_length(split_part(phone, '-', 2)) - 4) || right(phone, 4)
        else left(phone, 3) || repeat('*', char_length(phone) - 7) || right(phone, 4) end;

-- A body of the plan (责任单位): a bureau, a town government, the firm that runs the programme.
create table registry.body (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    name        text not null collate region.pinyin check (name <> ''),
    role        text not null default '',
    recorded_at timestamptz not null default now(),
    unique (division, name),
    unique (id, division)
);
call platform.protect('registry.body');

create table registry.post (
    id       uuid primary key default uuidv7(),
    body     uuid not null,
    division text not null,
    title    text not null check (title <> ''),
    unique (body, title),
    unique (id, division),
    foreign key (body, division) references registry.body (id, division) on update cascade on delete cascade
);
call platform.protect('registry.post');

-- Who held a post from when to when; one at a time.
create table registry.post_holder (
    post        uuid not null,
    division    text not null,
    term        daterange not null check (not isempty(term) and not lower_inf(term)),
    person      text not null check (person <> ''),
    phone       text,
    document    text not null default '',
    recorded_at timestamptz not null default now(),
    primary key (post, term without overlaps),
    foreign key (post, division) references registry.post (id, division) on update cascade on delete cascade
);
call platform.protect('registry.post_holder');

create table registry.party (
    id           uuid primary key default uuidv7(),
    division     text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    kind         text not null check (kind in ('enterprise', 'cooperative', 'household', 'person', 'shop', 'operator')),
    name         text not null collate region.pinyin check (name <> ''),
    credit_code  text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    phone        text,
    version      int not null default 0,
    recorded_at  timestamptz not null default now(),
    public_name  text collate region.pinyin generated always as
        (case when kind in ('person', 'household') then registry.masked_name(name) else name end) stored,
    masked_phone text generated always as (registry.masked_phone(phone)) stored,
    unique (id, division)
);
create index party_division on registry.party (division text_pattern_ops, kind);
create unique index party_credit_code on registry.party (left(division, 6), credit_code);
create unique index party_person_once on registry.party (division, kind, name, phone)
    where kind in ('person', 'household');
call platform.protect('registry.party');

-- What a person agreed to, in which words, until taken back.
create table registry.consent (
    id           uuid primary key default uuidv7(),
    party        uuid not null,
    division     text not null,
    purpose      text not null check (purpose <> ''),
    wording      text not null check (wording <> ''),
    given_at     timestamptz not null,
    recorded_by  text not null,
    withdrawn_at timestamptz check (withdrawn_at >= given_at),
    foreign key (party, division) references registry.party (id, division) on update cascade on delete cascade
);
create index consent_party on registry.consent (party, purpose);
call platform.protect('registry.consent');

grant select (id, division, name, role) on registry.body to cunkou_public;
create policy public_reads on registry.body for select to cunkou_public using (true);
grant select (id, division, kind, public_name) on registry.party to cunkou_public;
create policy public_reads on registry.party for select to cunkou_public using (true);
call platform.publish_view('registry.public_body', 'select id, division, name, role from registry.body');
call platform.publish_view('registry.public_party', 'select id, division, kind, public_name from registry.party');
