-- The plans of counties as they were adopted. An edition never changes: what was paid or published under it must be
-- explainable from it for ever.

create schema if not exists plan;
grant usage on schema plan to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table plan.edition (
    id         uuid primary key default uuidv7(),
    division   text not null check (division ~ '^[0-9]{6}$'),
    plan       text not null check (plan <> ''),
    number     int not null check (number > 0),
    text       text not null check (octet_length(text) <= 1000000),
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    adopted_by text not null,
    adopted_at timestamptz not null,
    unique (plan, number)
);
create index edition_of_county on plan.edition (division, adopted_at);

call platform.protect('plan.edition');
revoke update, delete on plan.edition from cunkou_app;

-- An official plan is public, and belongs to the whole county: everybody reads it, whatever their own divisions.
grant select (id, division, plan, number, text, sha256, adopted_at) on plan.edition to cunkou_public;
create policy public_reads on plan.edition for select to cunkou_public using (true);
call platform.publish_view('plan.public_edition',
    'select id, division, plan, number, text, sha256, adopted_at from plan.edition');
