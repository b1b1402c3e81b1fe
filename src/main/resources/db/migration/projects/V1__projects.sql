-- Sub-projects: what each is to build, by whom, under which contracts, how it goes on, and how it ends. Nothing recorded is
-- overwritten: what a project is to be has editions, and what happens to its parts are steps, one after the other.

create schema if not exists projects;
grant usage on schema projects to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table projects.project (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    plan        text not null check (plan <> ''),
    day         date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division)
);
comment on column projects.project.division is 'the county, town or village that it is for';
comment on column projects.project.day is 'the day it was set up';
create index project_division on projects.project (division text_pattern_ops, day);
call platform.protect('projects.project');
revoke update, delete on projects.project from cunkou_app;

create table projects.edition (
    id              uuid primary key default uuidv7(),
    project         uuid not null,
    division        text not null,
    number          int not null check (number > 0),
    title           text not null check (title <> ''),
    body            uuid not null references registry.body (id),
    contractor      uuid references registry.party (id),
    content         text not null check (content <> ''),
    goals           text not null default '',
    deadline        date not null,
    decision        text not null default '',
    county_post     text not null default '',
    contractor_post text not null default '',
    items           text[] not null default '{}',
    change          uuid,
    reason          text not null default '',
    recorded_at     timestamptz not null,
    recorded_by     text not null,
    latest          boolean not null default true,
    unique (project, number),
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
comment on table projects.edition is 'what a project is to be; the latest edition holds';
comment on column projects.edition.body is '责任单位';
comment on column projects.edition.contractor is '承办单位';
comment on column projects.edition.decision is 'the paper by which it was decided, with its number';
comment on column projects.edition.county_post is 'who is responsible for the county: a post, not a person';
comment on column projects.edition.items is 'ids of the plan''s items and budget lines that it builds';
comment on column projects.edition.change is 'the approved change that made this edition';
create unique index edition_latest on projects.edition (project) where latest;
create index edition_title on projects.edition (title);
create index edition_body on projects.edition (body);
create index edition_contractor on projects.edition (contractor);
call platform.protect('projects.edition');
revoke update, delete on projects.edition from cunkou_app;
grant update (latest) on projects.edition to cunkou_app;

create table projects.contract (
    id          uuid primary key default uuidv7(),
    project     uuid not null,
    division    text not null,
    kind        text not null check (kind in ('construction', 'service', 'supervision', 'audit')),
    number      text not null check (number <> ''),
    title       text not null check (title <> ''),
    party       uuid not null references registry.party (id),
    amount_fen  bigint not null check (amount_fen > 0),
    signed      date not null,
    starts      date not null,
    ends        date not null,
    paper       uuid references papers.paper (id),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    unique (project, number),
    check (starts <= ends),
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
create index contract_project on projects.contract (project);
create index contract_division on projects.contract (division, signed);
create index contract_party on projects.contract (party);
create index contract_paper on projects.contract (paper);
call platform.protect('projects.contract');
revoke update, delete on projects.contract from cunkou_app;

create table projects.milestone (
    id         uuid primary key default uuidv7(),
    contract   uuid not null,
    division   text not null,
    number     int not null check (number > 0),
    title      text not null check (title <> ''),
    condition  text not null check (condition <> ''),
    amount_fen bigint not null check (amount_fen > 0),
    due        date,
    unique (id, division),
    unique (contract, number),
    foreign key (contract, division) references projects.contract (id, division) on delete cascade
);
comment on table projects.milestone is 'an instalment of a contract: what has to be done before it may be paid';
call platform.protect('projects.milestone');
revoke update, delete on projects.milestone from cunkou_app;

-- Papers of the register that belong to a project, each in the place that the plan or the procurement asks for.
create table projects.paper (
    id         uuid primary key default uuidv7(),
    project    uuid not null,
    division   text not null,
    slot       text not null check (slot <> ''),
    contract   uuid references projects.contract (id),
    paper      uuid not null references papers.paper (id),
    added_at   timestamptz not null,
    added_by   text not null,
    removed_at timestamptz,
    removed_by text,
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
comment on column projects.paper.slot is 'tender, award, contract, supervision-report, audit-report ... or catalogue/entry of the plan';
create unique index paper_once on projects.paper (project, slot, paper) where removed_at is null;
create index paper_paper on projects.paper (paper);
create index paper_contract on projects.paper (contract);
call platform.protect('projects.paper');
revoke update, delete on projects.paper from cunkou_app;
grant update (removed_at, removed_by) on projects.paper to cunkou_app;

create table projects.progress (
    id            uuid primary key default uuidv7(),
    project       uuid not null,
    division      text not null,
    month         date not null check (extract(day from month) = 1),
    percent       int not null check (percent between 0 and 100),
    text          text not null check (text <> ''),
    day           date not null,
    late          boolean not null,
    recorded_at   timestamptz not null,
    recorded_by   text not null,
    superseded_by uuid references projects.progress (id) deferrable initially deferred,
    valid         boolean not null generated always as (superseded_by is null) stored,
    unique (id, division),
    unique (superseded_by),
    check (superseded_by <> id),
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
comment on table projects.progress is 'how far a project is, month by month; a correction takes the place of the row before';
comment on column projects.progress.late is 'whether the first report of the month came after the day that the plan names';
create unique index progress_month on projects.progress (project, month) where valid;
create index progress_division on projects.progress (division, day);
call platform.protect('projects.progress');
revoke update, delete on projects.progress from cunkou_app;
grant update (superseded_by) on projects.progress to cunkou_app;

create table projects.inspection (
    id          uuid primary key default uuidv7(),
    project     uuid not null,
    division    text not null,
    kind        text not null check (kind in ('supervision', 'inspection', 'audit')),
    day         date not null,
    inspectors  text not null check (inspectors <> ''),
    text        text not null check (text <> ''),
    passed      text[] not null default '{}',
    failed      text[] not null default '{}',
    longitude   numeric(9, 6) check (longitude between 73 and 136),
    latitude    numeric(8, 6) check (latitude between 3 and 54),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    check ((longitude is null) = (latitude is null)),
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
comment on column projects.inspection.inspectors is 'bodies and posts, not persons';
comment on column projects.inspection.passed is 'catalogue/entry of the plan''s checklists';
create index inspection_project on projects.inspection (project, day);
create index inspection_division on projects.inspection (division, day);
call platform.protect('projects.inspection');
revoke update, delete on projects.inspection from cunkou_app;

create table projects.rectification (
    id          uuid primary key default uuidv7(),
    project     uuid not null,
    division    text not null,
    inspection  uuid not null,
    finding     text not null check (finding <> ''),
    responsible text not null check (responsible <> ''),
    deadline    date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    foreign key (project, division) references projects.project (id, division) on delete cascade,
    foreign key (inspection, division) references projects.inspection (id, division) on delete cascade
);
comment on table projects.rectification is '整改: something found that has to be put right, until a re-inspection closes it';
create index rectification_project on projects.rectification (project);
create index rectification_inspection on projects.rectification (inspection);
call platform.protect('projects.rectification');
revoke update, delete on projects.rectification from cunkou_app;

-- A change that is asked for: what is null stays as it is.
create table projects.change (
    id          uuid primary key default uuidv7(),
    project     uuid not null,
    division    text not null,
    reason      text not null check (reason <> ''),
    deadline    date,
    content     text check (content <> ''),
    goals       text check (goals <> ''),
    contractor  uuid references registry.party (id),
    day         date not null,
    stages      text[] not null check (cardinality(stages) > 0),
    asker       text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    check (num_nonnulls(deadline, content, goals, contractor) > 0),
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
comment on column projects.change.stages is 'the offices that approve it, in their order, as the plan named them then';
comment on column projects.change.asker is 'id of the account';
create index change_project on projects.change (project);
create index change_contractor on projects.change (contractor);
call platform.protect('projects.change');
revoke update, delete on projects.change from cunkou_app;

create table projects.acceptance (
    id          uuid primary key default uuidv7(),
    project     uuid not null,
    division    text not null,
    kind        text not null check (kind in ('mid-term', 'final')),
    applied     date not null,
    day         date not null,
    committee   text not null check (committee <> ''),
    stages      text[] not null default '{}',
    asker       text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    check (applied <= day),
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
comment on column projects.acceptance.applied is 'the day on which the contractor asked for it';
comment on column projects.acceptance.committee is 'bodies and posts, not persons';
create index acceptance_project on projects.acceptance (project);
create index acceptance_division on projects.acceptance (division, day);
call platform.protect('projects.acceptance');
revoke update, delete on projects.acceptance from cunkou_app;

-- The papers that were there when an acceptance was opened, for each thing that the plan wanted.
create table projects.acceptance_basis (
    acceptance uuid not null,
    division   text not null,
    need       text not null check (need <> ''),
    label      text not null,
    paper      uuid not null references papers.paper (id),
    primary key (acceptance, need, paper),
    foreign key (acceptance, division) references projects.acceptance (id, division) on delete cascade
);
create index acceptance_basis_paper on projects.acceptance_basis (paper);
call platform.protect('projects.acceptance_basis');
revoke update, delete on projects.acceptance_basis from cunkou_app;

-- What happened to a milestone, a rectification, a change or an acceptance; where it stands its last step says.
create table projects.step (
    id       uuid primary key default uuidv7(),
    project  uuid not null,
    division text not null,
    about    text not null check (about in ('milestone', 'rectification', 'change', 'acceptance')),
    subject  uuid not null,
    kind     text not null check (kind in ('reached', 'confirmed', 'returned', 'done', 'closed', 'reopened', 'approved', 'refused',
                                           'withdrawn', 'passed', 'failed', 'reviewed', 'filed')),
    stage    text check (stage <> ''),
    text     text not null default '',
    paper    text not null default '',
    deadline date,
    day      date not null,
    at       timestamptz not null,
    by       text not null,
    actor    text not null,
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
comment on column projects.step.stage is 'the office that approved, reviewed or filed it';
comment on column projects.step.paper is 'title and number of a paper; of a filing the number of the receipt';
comment on column projects.step.actor is 'id of the account';
create index step_subject on projects.step (subject, at);
create index step_project on projects.step (project, at);
create index step_division on projects.step (division, day);
call platform.protect('projects.step');
revoke update, delete on projects.step from cunkou_app;

create table projects.photo (
    id         uuid primary key default uuidv7(),
    project    uuid not null,
    division   text not null,
    owner      uuid not null,
    sha256     text not null references platform.file (sha256),
    name       text not null check (name <> ''),
    longitude  numeric(9, 6) check (longitude between 73 and 136),
    latitude   numeric(8, 6) check (latitude between 3 and 54),
    taken_at   timestamptz,
    added_at   timestamptz not null,
    added_by   text not null,
    check ((longitude is null) = (latitude is null)),
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
comment on column projects.photo.owner is 'the progress report, inspection, rectification or step that it belongs to';
create index photo_owner on projects.photo (owner);
create index photo_project on projects.photo (project);
call platform.protect('projects.photo');
revoke update, delete on projects.photo from cunkou_app;

-- Who was reminded of a month's progress, once a rung of the ladder.
create table projects.reminder (
    project  uuid not null,
    division text not null,
    month    date not null,
    rung     int not null,
    at       timestamptz not null,
    primary key (project, month, rung),
    foreign key (project, division) references projects.project (id, division) on delete cascade
);
call platform.protect('projects.reminder');

-- What a county says of an item when it evaluates itself; the latest counts.
create table projects.self_note (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^\d{6}$'),
    plan        text not null check (plan <> ''),
    item        text not null check (item <> ''),
    text        text not null check (text <> ''),
    paper       text not null default '',
    recorded_at timestamptz not null,
    recorded_by text not null
);
create index self_note_of on projects.self_note (plan, item, recorded_at desc);
call platform.protect('projects.self_note');
revoke update, delete on projects.self_note from cunkou_app;

-- A sample that was drawn to be checked by telephone: the same seed draws the same.
create table projects.sample (
    id         uuid primary key default uuidv7(),
    division   text not null check (division ~ '^\d{6}$'),
    population text not null,
    seed       text not null check (seed <> ''),
    size       int not null check (size > 0),
    total      int not null check (total >= size),
    drawn_at   timestamptz not null,
    drawn_by   text not null,
    unique (id, division)
);
call platform.protect('projects.sample');
revoke update, delete on projects.sample from cunkou_app;

create table projects.sampled (
    sample   uuid not null,
    division text not null,
    number   int not null,
    subject  text not null,
    label    text not null,
    href     text not null,
    outcome  text check (outcome in ('confirmed', 'denied', 'unreached')),
    note     text not null default '',
    at       timestamptz,
    by       text,
    primary key (sample, number),
    foreign key (sample, division) references projects.sample (id, division) on delete cascade
);
call platform.protect('projects.sampled');
revoke update, delete on projects.sampled from cunkou_app;
grant update (outcome, note, at, by) on projects.sampled to cunkou_app;

-- Acceptance files as they were packed; a file is never changed afterwards.
create table projects.archive (
    id        uuid primary key default uuidv7(),
    division  text not null check (division ~ '^\d{6}$'),
    plan      text not null,
    edition   int not null,
    as_of     date not null,
    sha256    text not null references platform.file (sha256),
    size      bigint not null,
    files     int not null,
    packed_at timestamptz not null,
    packed_by text not null
);
create index archive_division on projects.archive (division, packed_at desc);
call platform.protect('projects.archive');
revoke update, delete on projects.archive from cunkou_app;

-- Whoever writes in the name of certain bodies alone reads all projects of the county, but adds to those of these bodies only.
create policy own_projects on projects.progress as restrictive for insert to cunkou_app
    with check (exists (select from projects.edition where edition.project = progress.project and latest and registry.acts_for(body)));
create policy own_projects on projects.change as restrictive for insert to cunkou_app
    with check (exists (select from projects.edition where edition.project = change.project and latest and registry.acts_for(body)));
create policy own_projects on projects.step as restrictive for insert to cunkou_app
    with check (exists (select from projects.edition where edition.project = step.project and latest and registry.acts_for(body)));
create policy own_projects on projects.photo as restrictive for insert to cunkou_app
    with check (exists (select from projects.edition where edition.project = photo.project and latest and registry.acts_for(body)));
create policy own_projects on projects.paper as restrictive for insert to cunkou_app
    with check (exists (select from projects.edition where edition.project = paper.project and latest and registry.acts_for(body)));

-- Where each part stands.
create view projects.standing with (security_invoker = true) as
select distinct on (subject) subject, about, kind, stage, text, paper, deadline, day, at, by, actor
  from projects.step order by subject, at desc, id desc;
grant select on projects.standing to cunkou_app, cunkou_measure, cunkou_backup;

-- One row per acceptance with its verdict.
create view projects.verdict with (security_invoker = true) as
select acceptance.id, acceptance.project, acceptance.division, acceptance.kind, acceptance.applied, acceptance.day,
       acceptance.recorded_at, verdict.kind as verdict, verdict.day as judged, verdict.deadline, verdict.paper, verdict.text,
       (select count(*) from projects.step where step.subject = acceptance.id and step.kind = 'reviewed') as reviewed,
       cardinality(acceptance.stages) as stages,
       (select max(step.day) from projects.step where step.subject = acceptance.id and step.kind in ('passed', 'reviewed')) as final_day
  from projects.acceptance
  left join lateral (select step.* from projects.step
                      where step.subject = acceptance.id and step.kind in ('passed', 'failed', 'withdrawn')
                      order by step.at desc, step.id desc limit 1) as verdict on true;
grant select on projects.verdict to cunkou_app, cunkou_measure, cunkou_backup;

-- One row per project with everything a list shows.
create view projects.project_facts with (security_invoker = true) as
select project.id, project.division, project.plan, project.day, project.recorded_at, project.recorded_by, edition.number, edition.title,
       edition.body, body.name as body_name, edition.contractor, party.public_name as contractor_name, edition.content, edition.goals,
       edition.deadline, edition.decision, edition.county_post, edition.contractor_post, edition.items,
       coalesce((select sum(amount_fen) from projects.contract where contract.project = project.id), 0)::bigint as contracted_fen,
       (select min(signed) from projects.contract where contract.project = project.id) as contracted,
       coalesce((select percent from projects.progress where progress.project = project.id and valid
                  order by month desc limit 1), 0) as percent,
       (select max(month) from projects.progress where progress.project = project.id and valid) as reported,
       (select count(*) from projects.rectification
         where rectification.project = project.id
           and not exists (select from projects.standing
                            where standing.subject = rectification.id and standing.kind = 'closed')) as open_rectifications,
       (select min(final_day) from projects.verdict
         where verdict.project = project.id and verdict.kind = 'final' and verdict.verdict = 'passed'
           and verdict.reviewed >= verdict.stages) as accepted,
       exists (select from projects.verdict where verdict.project = project.id and verdict.kind = 'final'
                  and (verdict.verdict is null or verdict.verdict = 'passed' and verdict.reviewed < verdict.stages)) as in_acceptance
  from projects.project
  join projects.edition on edition.project = project.id and edition.latest
  join registry.public_body as body on body.id = edition.body
  left join registry.public_party as party on party.id = edition.contractor;
grant select on projects.project_facts to cunkou_app, cunkou_backup;

-- What everybody may know of a project: what it is, who does it, for how much, until when, and how far it is.
grant select (id, division, plan, day) on projects.project to cunkou_public;
create policy public_reads on projects.project for select to cunkou_public using (true);
grant select (project, title, body, contractor, content, goals, deadline, decision, county_post, contractor_post, items, latest)
    on projects.edition to cunkou_public;
create policy public_reads on projects.edition for select to cunkou_public using (latest);
grant select (id, project, kind, number, title, party, amount_fen, signed) on projects.contract to cunkou_public;
create policy public_reads on projects.contract for select to cunkou_public using (true);
grant select (project, month, percent, day, valid) on projects.progress to cunkou_public;
create policy public_reads on projects.progress for select to cunkou_public using (valid);
grant select (id, project, kind, stages) on projects.acceptance to cunkou_public;
create policy public_reads on projects.acceptance for select to cunkou_public using (kind = 'final');
grant select (project, about, subject, kind, day) on projects.step to cunkou_public;
create policy public_reads on projects.step for select to cunkou_public using (about = 'acceptance' and kind in ('passed', 'reviewed'));
call platform.publish_view('projects.public_project', $view$
select project.id, project.division, left(project.division, 6) as county, project.plan, project.day, edition.title,
       body.name as body_name, party.public_name as contractor_name, edition.content, edition.goals, edition.deadline,
       edition.decision, edition.county_post, edition.contractor_post, edition.items,
       coalesce((select sum(amount_fen) from projects.contract where contract.project = project.id), 0)::bigint as contracted_fen,
       coalesce((select percent from projects.progress where progress.project = project.id
                  order by month desc limit 1), 0) as percent,
       (select max(month) from projects.progress where progress.project = project.id) as reported,
       (select max(step.day) from projects.acceptance
          join projects.step on step.subject = acceptance.id
         where acceptance.project = project.id
           and (select count(*) from projects.step as one where one.subject = acceptance.id and one.kind = 'reviewed')
               >= cardinality(acceptance.stages)
           and exists (select from projects.step as one where one.subject = acceptance.id and one.kind = 'passed')) as accepted
  from projects.project
  join projects.edition on edition.project = project.id
  join registry.public_body as body on body.id = edition.body
  left join registry.public_party as party on party.id = edition.contractor
$view$);
call platform.publish_view('projects.public_progress', $view$
select project, month, percent, day from projects.progress
$view$);
call platform.publish_view('projects.public_contract', $view$
select contract.id, contract.project, contract.kind, contract.title, contract.amount_fen, contract.signed, party.public_name as party_name
  from projects.contract
  join registry.public_party as party on party.id = contract.party
$view$);
