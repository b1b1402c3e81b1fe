-- What the county shows in public beside its registers: notices (公示) with what is objected to them, copies put up elsewhere;
-- and what people write: opinions (意见) and reports of wrongdoing (举报), with the answers.

create schema if not exists disclosure;
grant usage on schema disclosure to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

-- Whether whoever acts has one of these roles, at whatever door they came in; tasks act as the role `system`. The setting is
-- made with the transaction, like the scope.
create function disclosure.acts_as(variadic wanted text[]) returns boolean
    language sql stable parallel safe
    return string_to_array(coalesce(current_setting('cunkou.roles', true), ''), ',') && wanted;

-- Whether whoever acts belongs to a body: reports for it, or is an officer of the town whose government it is.
create function disclosure.belongs_to(wanted uuid) returns boolean
    language sql stable parallel safe
    return exists (select from access.granted_role as granted
                    where granted.account::text = current_setting('cunkou.actor', true)
                      and (granted.body = wanted
                           or granted.role = 'town-officer'
                              and exists (select from registry.body
                                           where body.id = wanted and body.division = granted.division)));

-- ---------- notices ----------
create table disclosure.notice (
    id                uuid primary key default uuidv7(),
    division          text not null check (division ~ '^\d{6}$'),
    body              uuid not null references registry.body (id),
    title             text not null check (title <> ''),
    said              text not null check (said <> ''),
    item              text check (item ~ '^[^/]+/[^/]+$'),
    about             text not null default '',
    from_day          date not null,
    working_days      int not null check (working_days between 1 and 90),
    recorded_at       timestamptz not null,
    recorded_by       text not null,
    withdrawn_at      timestamptz,
    withdrawn_by      text,
    withdrawal_reason text check (withdrawal_reason <> ''),
    ended_on          date,
    held              boolean,
    unique (id, division),
    check ((ended_on is null) = (held is null)),
    check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
comment on column disclosure.notice.item is 'plan/item that asks for it, where one does';
comment on column disclosure.notice.about is 'what another module calls the matter; empty for what a person put up';
comment on column disclosure.notice.working_days is 'for how many it stands, the first being the one after from_day; its last day is never stored';
comment on column disclosure.notice.ended_on is 'the day on which its end was announced to other modules';
create index notice_division on disclosure.notice (division, from_day);
call platform.protect('disclosure.notice');
revoke update, delete on disclosure.notice from cunkou_app;
grant update (withdrawn_at, withdrawn_by, withdrawal_reason, ended_on, held) on disclosure.notice to cunkou_app;

create table disclosure.notice_line (
    notice     uuid not null,
    division   text not null,
    number     int not null,
    name       text not null check (name <> ''),
    what       text not null default '',
    amount_fen bigint check (amount_fen >= 0),
    primary key (notice, number),
    foreign key (notice, division) references disclosure.notice (id, division) on delete cascade
);
comment on column disclosure.notice_line.name is 'as everybody reads it: names of persons are masked before they come here';
call platform.protect('disclosure.notice_line');
revoke update, delete on disclosure.notice_line from cunkou_app;

create table disclosure.objection (
    id          uuid primary key default gen_random_uuid(),
    notice      uuid not null,
    division    text not null,
    form        text not null unique,
    said        text not null check (said <> ''),
    name        text check (name <> ''),
    contact     text check (contact <> ''),
    day         date not null,
    verdict     text check (verdict in ('dismissed', 'upheld')),
    answer      text check (answer <> ''),
    answered_at timestamptz,
    answered_by text,
    foreign key (notice, division) references disclosure.notice (id, division) on delete cascade,
    check ((verdict is null) = (answer is null) and (verdict is null) = (answered_at is null)
           and (verdict is null) = (answered_by is null))
);
comment on column disclosure.objection.form is 'digest of the form that it came with: the same form counts once';
comment on column disclosure.objection.name is 'of whoever objects, where they gave it';
create index objection_notice on disclosure.objection (notice);
call platform.protect('disclosure.objection');
create policy those_who_answer on disclosure.objection as restrictive to cunkou_app
    using (disclosure.acts_as('system', 'bureau-officer', 'supervisor', 'auditor'));
revoke update, delete on disclosure.objection from cunkou_app;
grant update (verdict, answer, answered_at, answered_by) on disclosure.objection to cunkou_app;
revoke select on disclosure.objection from cunkou_measure;

-- ---------- copies put up elsewhere ----------
create table disclosure.snapshot (
    id       uuid primary key default uuidv7(),
    division text not null check (division ~ '^\d{6}$'),
    class    text not null check (class ~ '^[^/]+/[^/]+$'),
    href     text not null check (href like '/%'),
    title    text not null check (title <> ''),
    digest   text not null check (digest ~ '^[0-9a-f]{64}$'),
    sha256   text not null references platform.file (sha256),
    made_at  timestamptz not null,
    made_by  text not null,
    unique (id, division)
);
comment on column disclosure.snapshot.class is 'catalogue/entry of the plan';
comment on column disclosure.snapshot.href is 'address of the record on this site';
comment on column disclosure.snapshot.digest is 'SHA-256 of what the record said, files included';
comment on column disclosure.snapshot.sha256 is 'the archive that was handed out';
create index snapshot_record on disclosure.snapshot (division, href, made_at);
call platform.protect('disclosure.snapshot');
revoke update, delete on disclosure.snapshot from cunkou_app;

create table disclosure.posting (
    id                uuid primary key default uuidv7(),
    snapshot          uuid not null,
    division          text not null,
    channel           text not null check (channel in ('website', 'wechat', 'other')),
    address           text not null check (address ~ '^https?://'),
    posted_at         timestamptz not null,
    recorded_at       timestamptz not null,
    recorded_by       text not null,
    withdrawn_at      timestamptz,
    withdrawn_by      text,
    withdrawal_reason text check (withdrawal_reason <> ''),
    valid             boolean not null generated always as (withdrawn_at is null) stored,
    foreign key (snapshot, division) references disclosure.snapshot (id, division) on delete cascade,
    check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null))
);
create index posting_snapshot on disclosure.posting (snapshot);
create unique index posting_once on disclosure.posting (snapshot, address) where valid;
call platform.protect('disclosure.posting');
revoke update, delete on disclosure.posting from cunkou_app;
grant update (withdrawn_at, withdrawn_by, withdrawal_reason) on disclosure.posting to cunkou_app;

-- ---------- opinions and reports of wrongdoing ----------
-- The days are kept, not the hour. Ids are random, since others would tell the moment.
create table disclosure.letter (
    id          uuid primary key default gen_random_uuid(),
    division    text not null check (division ~ '^\d{6}$'),
    number      text not null unique,
    secret      text not null,
    form        text not null unique,
    kind        text not null check (kind in ('opinion', 'report')),
    about       text check (about like '/%'),
    concerns    uuid references registry.body (id),
    of_lead     boolean not null default false,
    of_handlers boolean not null default false,
    referred    boolean not null default false,
    said        text not null check (said <> ''),
    name        text check (name <> ''),
    contact     text check (contact <> ''),
    day         date not null,
    due         date not null,
    unique (id, division)
);
comment on column disclosure.letter.number is 'the receipt''s number';
comment on column disclosure.letter.secret is 'digest of the receipt''s code';
comment on column disclosure.letter.form is 'digest of the form that it came with: the same form counts once';
comment on column disclosure.letter.about is 'address of the public page that it was written from';
comment on column disclosure.letter.concerns is 'the body that it is about';
comment on column disclosure.letter.of_lead is 'whether that is the body that leads the programme';
comment on column disclosure.letter.of_handlers is 'whether that is the body that deals with reports of wrongdoing';
comment on column disclosure.letter.referred is 'whether the leading body deals with it';
comment on column disclosure.letter.name is 'of whoever wrote, where they gave it';
create index letter_division on disclosure.letter (division, day);
call platform.protect('disclosure.letter');
-- Opinions are for the leading body. Reports of wrongdoing are for those who supervise, unless they are meant themselves, and
-- for the leading body where they passed one on that is not about it. Auditors read all. Whoever belongs to the body that is
-- reported sees nothing of it, whatever else they are.
create policy those_it_is_for on disclosure.letter as restrictive to cunkou_app
    using (disclosure.acts_as('system')
           or (kind = 'opinion' or concerns is null or not disclosure.belongs_to(concerns))
              and (disclosure.acts_as('auditor')
                   or disclosure.acts_as('supervisor') and (kind = 'opinion' or not of_handlers)
                   or disclosure.acts_as('bureau-officer') and (kind = 'opinion' or referred and not of_lead)));
revoke update, delete on disclosure.letter from cunkou_app;
grant update (concerns, of_lead, of_handlers, referred) on disclosure.letter to cunkou_app;
revoke select on disclosure.letter from cunkou_measure;
grant select (id, division, kind, day, due) on disclosure.letter to cunkou_measure;

create table disclosure.letter_step (
    letter      uuid not null,
    division    text not null,
    number      int not null,
    kind        text not null check (kind in ('added', 'answered', 'referred', 'noted')),
    said        text not null default '',
    shown       boolean not null default false,
    summary     text not null default '',
    day         date not null,
    recorded_at timestamptz,
    recorded_by text,
    primary key (letter, number),
    foreign key (letter, division) references disclosure.letter (id, division) on delete cascade,
    check ((kind = 'added') = (recorded_at is null) and (recorded_at is null) = (recorded_by is null)),
    check (not shown or kind = 'answered' and summary <> '')
);
comment on column disclosure.letter_step.kind is 'added: by whoever wrote the letter; noted: for those who deal with it alone';
comment on column disclosure.letter_step.summary is 'the matter in words that everybody may read, where the answer is shown to everybody';
call platform.protect('disclosure.letter_step');
create policy those_it_is_for on disclosure.letter_step as restrictive to cunkou_app
    using (exists (select from disclosure.letter where letter.id = letter_step.letter));
revoke update, delete on disclosure.letter_step from cunkou_app;
revoke select on disclosure.letter_step from cunkou_measure;
grant select (letter, division, number, kind, day, recorded_at) on disclosure.letter_step to cunkou_measure;

create table disclosure.letter_file (
    id       uuid primary key default gen_random_uuid(),
    letter   uuid not null,
    division text not null,
    sha256   text not null references platform.file (sha256),
    name     text not null check (name <> ''),
    day      date not null,
    foreign key (letter, division) references disclosure.letter (id, division) on delete cascade
);
comment on column disclosure.letter_file.name is 'given here, not the one that the file came with';
create index letter_file_letter on disclosure.letter_file (letter);
call platform.protect('disclosure.letter_file');
create policy those_it_is_for on disclosure.letter_file as restrictive to cunkou_app
    using (exists (select from disclosure.letter where letter.id = letter_file.letter));
revoke update, delete on disclosure.letter_file from cunkou_app;
revoke select on disclosure.letter_file from cunkou_measure;

-- Where else one may turn to, as a paper says; the newest row holds.
create table disclosure.hotline (
    id           uuid primary key default uuidv7(),
    division     text not null check (division ~ '^\d{6}$'),
    phone        text not null check (phone <> ''),
    office       text not null check (office <> ''),
    handlers     uuid references registry.body (id),
    opinion_days int not null check (opinion_days between 1 and 90),
    report_days  int not null check (report_days between 1 and 90),
    paper        text not null check (paper <> ''),
    recorded_at  timestamptz not null,
    recorded_by  text not null
);
comment on column disclosure.hotline.handlers is 'the body that deals with reports of wrongdoing, where it is one of the plan''s';
comment on column disclosure.hotline.opinion_days is 'working days in which an opinion is answered; report_days the same for reports';
create index hotline_division on disclosure.hotline (division, recorded_at);
call platform.protect('disclosure.hotline');
revoke update, delete on disclosure.hotline from cunkou_app;

-- ---------- what everybody may know ----------
grant select (id, division, body, title, said, item, from_day, working_days, withdrawn_at, ended_on, held) on disclosure.notice
    to cunkou_public;
create policy public_reads on disclosure.notice for select to cunkou_public using (withdrawn_at is null);
grant select (notice, number, name, what, amount_fen) on disclosure.notice_line to cunkou_public;
create policy public_reads on disclosure.notice_line for select to cunkou_public
    using (exists (select from disclosure.notice where notice.id = notice_line.notice));
grant select (notice, verdict) on disclosure.objection to cunkou_public;
create policy public_reads on disclosure.objection for select to cunkou_public using (true);
grant select (id, division, class, href, title, made_at) on disclosure.snapshot to cunkou_public;
create policy public_reads on disclosure.snapshot for select to cunkou_public using (true);
grant select (snapshot, channel, address, posted_at, valid) on disclosure.posting to cunkou_public;
create policy public_reads on disclosure.posting for select to cunkou_public using (valid);
grant select (letter, division, number, summary, said, day, shown) on disclosure.letter_step to cunkou_public;
create policy public_reads on disclosure.letter_step for select to cunkou_public using (shown);
grant select (division, phone, office, opinion_days, report_days, paper, recorded_at) on disclosure.hotline to cunkou_public;
create policy public_reads on disclosure.hotline for select to cunkou_public using (true);

call platform.publish_view('disclosure.public_notice', $view$
select notice.id, notice.division as county, body.name as body_name, notice.title, notice.said, notice.item, notice.from_day,
       notice.working_days, notice.ended_on, notice.held,
       (select count(*) from disclosure.objection where objection.notice = notice.id) as objections,
       (select count(*) from disclosure.objection where objection.notice = notice.id and verdict is not null) as answered,
       (select count(*) from disclosure.objection where objection.notice = notice.id and verdict = 'upheld') as upheld
  from disclosure.notice
  join registry.public_body as body on body.id = notice.body
$view$);
call platform.publish_view('disclosure.public_notice_line', $view$
select notice, number, name, what, amount_fen from disclosure.notice_line
$view$);
call platform.publish_view('disclosure.public_posting', $view$
select snapshot.division as county, snapshot.href, posting.channel, posting.address, posting.posted_at
  from disclosure.posting
  join disclosure.snapshot on snapshot.id = posting.snapshot
$view$);
call platform.publish_view('disclosure.public_answer', $view$
select letter_step.division as county, letter_step.summary, letter_step.said, letter_step.day from disclosure.letter_step
$view$);
call platform.publish_view('disclosure.public_hotline', $view$
select distinct on (division) division as county, phone, office, opinion_days, report_days, paper
  from disclosure.hotline order by division, recorded_at desc
$view$);
