-- What people decided where the paper contradicts itself. A decision is never changed: a later one takes its place, and one
-- without a reading opens the question again. It holds for a contradiction as it was worded when it was decided.

create table plan.resolution (
    id           uuid primary key default uuidv7(),
    division     text not null check (division ~ '^[0-9]{6}$'),
    plan         text not null check (plan <> ''),
    conflict     text not null check (conflict <> ''),
    wording      text not null check (wording ~ '^[0-9a-f]{64}$'),
    reading      text check (reading <> ''),
    reason       text not null check (reason <> '' and length(reason) <= 1000),
    paper_title  text not null check (paper_title <> '' and length(paper_title) <= 200),
    paper_number text check (paper_number <> '' and length(paper_number) <= 100),
    decided_by   text not null check (decided_by <> '' and length(decided_by) <= 60),
    recorded_by  text not null,
    recorded_at  timestamptz not null
);
create index resolution_of_plan on plan.resolution (plan, recorded_at);

call platform.protect('plan.resolution');
revoke update, delete on plan.resolution from cunkou_app;

-- What holds is public like the plan itself; who decided is for those who work with it.
grant select (id, division, plan, conflict, wording, reading, reason, paper_title, paper_number, recorded_at) on plan.resolution to cunkou_public;
create policy public_reads on plan.resolution for select to cunkou_public using (true);
call platform.publish_view('plan.public_resolution',
    'select id, division, plan, conflict, wording, reading, reason, paper_title, paper_number, recorded_at from plan.resolution');
