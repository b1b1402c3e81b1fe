-- Official papers: what each says of itself, what it fulfils, its files. What is recorded is never overwritten: a
-- correction is a new row that takes the place of the old one, and a withdrawn paper stays with its reason.

create schema if not exists papers;
grant usage on schema papers to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table papers.paper (
    id                uuid primary key default uuidv7(),
    division          text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    body              uuid not null references registry.body (id),
    kind              text not null check (kind in ('official-paper', 'scheme', 'minutes', 'report', 'agreement', 'notice',
                                                    'circular', 'certificate', 'acceptance', 'record', 'appointment',
                                                    'standard', 'publicity')),
    number            text check (number <> ''),
    title             text not null check (title <> ''),
    day               date not null,
    covers            daterange check (not isempty(covers) and not lower_inf(covers) and not upper_inf(covers)),
    open              boolean not null,
    note              text not null default '',
    recorded_at       timestamptz not null,
    recorded_by       text not null,
    correction_reason text check (correction_reason <> ''),
    superseded_by     uuid references papers.paper (id) deferrable initially deferred,
    withdrawn_at      timestamptz,
    withdrawn_by      text,
    withdrawal_reason text check (withdrawal_reason <> ''),
    valid             boolean not null generated always as (superseded_by is null and withdrawn_at is null) stored,
    unique (id, division),
    unique (superseded_by),
    check (superseded_by <> id),
    check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
comment on column papers.paper.division is 'the county, town or village that it speaks of';
comment on column papers.paper.number is '文号, as printed';
comment on column papers.paper.day is '成文日期';
comment on column papers.paper.covers is 'the period it reports on: a monthly report has its month';
comment on column papers.paper.correction_reason is 'why it takes the place of the row whose superseded_by it is';
create unique index paper_number on papers.paper (body, number) where valid and number is not null;
create index paper_division on papers.paper (division text_pattern_ops, day);
create index paper_body on papers.paper (body);
call platform.protect('papers.paper');
revoke update, delete on papers.paper from cunkou_app;
grant update (superseded_by, withdrawn_at, withdrawn_by, withdrawal_reason) on papers.paper to cunkou_app;

-- Whoever writes in the name of certain bodies alone reads the register of the county, but adds to it only for these. A
-- body that lies outside somebody's divisions cannot be seen in the register of bodies, nor written for.
create policy own_bodies on papers.paper as restrictive for insert to cunkou_app
    with check (registry.acts_for(body) and exists (select from registry.body as issuer where issuer.id = body));
create policy own_papers on papers.paper as restrictive for update to cunkou_app
    using (registry.acts_for(body)) with check (registry.acts_for(body));

create table papers.fulfilment (
    paper    uuid not null,
    division text not null,
    plan     text not null check (plan <> ''),
    item     text not null check (item <> ''),
    primary key (paper, plan, item),
    foreign key (paper, division) references papers.paper (id, division) on delete cascade
);
create index fulfilment_item on papers.fulfilment (plan, item);
call platform.protect('papers.fulfilment');
revoke update, delete on papers.fulfilment from cunkou_app;
create policy own_papers on papers.fulfilment as restrictive for insert to cunkou_app
    with check (exists (select from papers.paper where paper.id = fulfilment.paper and registry.acts_for(paper.body)));

create table papers.attachment (
    id         uuid primary key default uuidv7(),
    paper      uuid not null,
    division   text not null,
    sha256     text not null references platform.file (sha256),
    name       text not null check (name <> ''),
    added_at   timestamptz not null,
    added_by   text not null,
    removed_at timestamptz,
    removed_by text,
    foreign key (paper, division) references papers.paper (id, division) on delete cascade
);
create index attachment_paper on papers.attachment (paper);
call platform.protect('papers.attachment');
revoke update, delete on papers.attachment from cunkou_app;
grant update (removed_at, removed_by) on papers.attachment to cunkou_app;
create policy own_papers on papers.attachment as restrictive for insert to cunkou_app
    with check (exists (select from papers.paper where paper.id = attachment.paper and registry.acts_for(paper.body)));
create policy own_papers_change on papers.attachment as restrictive for update to cunkou_app
    using (exists (select from papers.paper where paper.id = attachment.paper and registry.acts_for(paper.body)));

-- One row per paper with everything a list shows.
create view papers.paper_facts with (security_invoker = true) as
select paper.*, body.name as body_name, earlier.id as corrects,
       array(select fulfilment.plan || '/' || fulfilment.item from papers.fulfilment
              where fulfilment.paper = paper.id order by fulfilment.plan, fulfilment.item) as fulfils,
       (select count(*) from papers.attachment where attachment.paper = paper.id and removed_at is null) as files
  from papers.paper
  join registry.body on body.id = paper.body
  left join papers.paper as earlier on earlier.superseded_by = paper.id;
grant select on papers.paper_facts to cunkou_app, cunkou_backup;

-- What everybody may know: papers that are open and stand.
grant select (id, division, body, kind, number, title, day, covers, open, valid) on papers.paper to cunkou_public;
create policy public_reads on papers.paper for select to cunkou_public using (open and valid);
grant select (paper, plan, item) on papers.fulfilment to cunkou_public;
create policy public_reads on papers.fulfilment for select to cunkou_public
    using (exists (select from papers.paper where paper.id = fulfilment.paper));
grant select (id, paper, sha256, name, removed_at) on papers.attachment to cunkou_public;
create policy public_reads on papers.attachment for select to cunkou_public
    using (removed_at is null and exists (select from papers.paper where paper.id = attachment.paper));
grant select (sha256, size, media_type) on platform.file to cunkou_public;

call platform.publish_view('papers.public_paper', $view$
select paper.id, paper.division, left(paper.division, 6) as county, body.name as body_name, paper.kind, paper.number,
       paper.title, paper.day, paper.covers,
       array(select fulfilment.plan || '/' || fulfilment.item from papers.fulfilment
              where fulfilment.paper = paper.id order by fulfilment.plan, fulfilment.item) as fulfils
  from papers.paper
  join registry.public_body as body on body.id = paper.body
$view$);
call platform.publish_view('papers.public_attachment', $view$
select attachment.id, attachment.paper, attachment.name, attachment.sha256, file.media_type, file.size
  from papers.attachment
  join platform.file on file.sha256 = attachment.sha256
$view$);
