-- Laboratories, samples of lots, what they found, and what follows when a lot fails.

create schema if not exists quality;
grant usage on schema quality to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

create table quality.lab (
    id            uuid primary key default uuidv7(),
    division      text not null check (division ~ '^\d{6}$'),
    body          uuid not null references registry.body (id),
    qualification text not null check (qualification <> ''),
    valid         daterange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
    recorded_at   timestamptz not null,
    recorded_by   text not null,
    unique (division, body, qualification)
);
comment on column quality.lab.qualification is 'number of the certificate that lets it issue reports (CMA)';
call platform.protect('quality.lab');
revoke update, delete on quality.lab from cunkou_app;

-- Limits that a county tests for besides those on board.
create table quality.own_limit (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^\d{6}$'),
    product     text not null check (product <> ''),
    item        text not null check (item <> ''),
    kind        text not null check (kind in ('at-most', 'at-least', 'within', 'not-detected')),
    least       numeric,
    most        numeric,
    unit        text not null,
    standard    text not null check (standard <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (division, product, item),
    check ((least is not null) = (kind in ('at-least', 'within')) and (most is not null) = (kind in ('at-most', 'within')))
);
comment on column quality.own_limit.product is 'the group of products that it is for, such as 茶叶';
call platform.protect('quality.own_limit');
revoke update on quality.own_limit from cunkou_app;

create table quality.sample (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    county      text not null generated always as (left(division, 6)) stored,
    lot         uuid not null references traceability.lot (id),
    lab         uuid not null references quality.lab (id),
    number      text not null check (number <> ''),
    purpose     text not null check (purpose in ('monitoring', 'supervision', 'commissioned')),
    taken_on    date not null,
    place       text not null check (place <> ''),
    taker       text not null check (taker <> ''),
    amount      text not null check (amount <> ''),
    seal        text not null check (seal <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (county, number),
    unique (id, division)
);
comment on column quality.sample.taker is 'the office of whoever took it, no name';
create index sample_lot on quality.sample (lot);
create index sample_day on quality.sample (division text_pattern_ops, taken_on);
call platform.protect('quality.sample');
revoke update, delete on quality.sample from cunkou_app;

-- A report is prepared, signed by another and locked; what takes its place names it.
create table quality.report (
    id            uuid primary key default uuidv7(),
    division      text not null,
    sample        uuid not null,
    number        text not null check (number <> ''),
    issued_on     date not null,
    passed        boolean not null,
    sha256        text not null references platform.file (sha256),
    file          text not null check (file <> ''),
    replaces      uuid references quality.report (id),
    reason        text check (reason <> ''),
    entered_at    timestamptz not null,
    entered_by    text not null,
    entered_by_id text not null,
    signed_at     timestamptz,
    signed_by     text,
    signed_on     date,
    superseded_at timestamptz,
    superseded_on date,
    discarded_at  timestamptz,
    discarded_by  text,
    foreign key (sample, division) references quality.sample (id, division),
    unique (id, division),
    check ((replaces is null) = (reason is null)),
    check (signed_at is null or discarded_at is null),
    check ((signed_at is null) = (signed_on is null) and (superseded_at is null) = (superseded_on is null))
);
comment on column quality.report.reason is 'why it takes the place of another';
create unique index report_in_force on quality.report (sample) where signed_at is not null and superseded_at is null;
create unique index report_prepared on quality.report (sample) where signed_at is null and discarded_at is null;
create unique index report_number on quality.report (sample, number) where discarded_at is null;
call platform.protect('quality.report');
revoke update, delete on quality.report from cunkou_app;
grant update (signed_at, signed_by, signed_on, superseded_at, superseded_on, discarded_at, discarded_by)
    on quality.report to cunkou_app;

create function quality.keep_signed() returns trigger
    language plpgsql
    set search_path = pg_catalog
as $$
begin
    if old.signed_at is not null and (new.signed_at, new.signed_by, new.signed_on, new.discarded_at)
            is distinct from (old.signed_at, old.signed_by, old.signed_on, old.discarded_at)
        or old.superseded_at is not null or old.discarded_at is not null then
        raise integrity_constraint_violation using message = 'report ' || old.number || ' is locked';
    end if;
    return new;
end
$$;
create trigger keep_signed before update on quality.report for each row execute function quality.keep_signed();

create table quality.result (
    report   uuid not null,
    division text not null,
    position int not null,
    item     text not null check (item <> ''),
    kind     text not null check (kind in ('at-most', 'at-least', 'within', 'not-detected')),
    least    numeric,
    most     numeric,
    unit     text not null,
    standard text not null check (standard <> ''),
    found    text not null check (found <> ''),
    passed   boolean not null,
    primary key (report, position),
    foreign key (report, division) references quality.report (id, division)
);
comment on column quality.result.found is 'a number, 未检出, or < with the least that can be told';
call platform.protect('quality.result');
revoke update, delete on quality.result from cunkou_app;

create table quality.recall (
    id             uuid primary key default uuidv7(),
    division       text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    lot            uuid not null references traceability.lot (id),
    report         uuid not null references quality.report (id),
    reason         text not null check (reason <> ''),
    opened_on      date not null,
    opened_at      timestamptz not null,
    opened_by      text not null,
    outcome        text check (outcome <> ''),
    proposed_at    timestamptz,
    proposed_by    text,
    proposed_by_id text,
    closed_on      date,
    closed_at      timestamptz,
    closed_by      text,
    unique (id, division),
    unique (report),
    check ((outcome is null) = (proposed_at is null) and (outcome is null) = (proposed_by_id is null)),
    check (closed_at is null or proposed_at is not null)
);
create index recall_lot on quality.recall (lot);
create index recall_open on quality.recall (division text_pattern_ops) where closed_at is null;
call platform.protect('quality.recall');
revoke update, delete on quality.recall from cunkou_app;
grant update (outcome, proposed_at, proposed_by, proposed_by_id, closed_on, closed_at, closed_by) on quality.recall to cunkou_app;

-- Whom a recall was told, and what came back.
create table quality.recall_notice (
    id          uuid primary key default uuidv7(),
    division    text not null,
    recall      uuid not null,
    told        text not null check (told <> ''),
    way         text not null check (way <> ''),
    words       text not null check (words <> ''),
    day         date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (recall, division) references quality.recall (id, division)
);
create index recall_notice_recall on quality.recall_notice (recall);
call platform.protect('quality.recall_notice');
revoke update, delete on quality.recall_notice from cunkou_app;

create table quality.recall_return (
    id          uuid primary key default uuidv7(),
    division    text not null,
    recall      uuid not null,
    giver       text not null check (giver <> ''),
    amount      numeric not null check (amount > 0),
    unit        text not null check (unit <> ''),
    handling    text not null check (handling in ('destroyed', 'kept', 'other-use')),
    day         date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (recall, division) references quality.recall (id, division)
);
create index recall_return_recall on quality.recall_return (recall);
call platform.protect('quality.recall_return');
revoke update, delete on quality.recall_return from cunkou_app;

-- What everybody may know: signed reports that stand, no persons. A failed one is told when its lot is stopped, which is at once.
grant select (id, division, county, lot, lab, number, purpose, taken_on) on quality.sample to cunkou_public;
create policy public_reads on quality.sample for select to cunkou_public using (true);
grant select (id, division, sample, number, issued_on, passed, sha256, signed_at, signed_on, superseded_at)
    on quality.report to cunkou_public;
create policy public_reads on quality.report for select to cunkou_public using (signed_at is not null and superseded_at is null);
grant select (report, position, item, kind, least, most, unit, standard, found, passed) on quality.result to cunkou_public;
create policy public_reads on quality.result for select to cunkou_public
    using (exists (select from quality.report where report.id = result.report));
grant select (id, body, qualification) on quality.lab to cunkou_public;
create policy public_reads on quality.lab for select to cunkou_public using (true);
grant select (id, lot, report, opened_on, closed_on) on quality.recall to cunkou_public;
create policy public_reads on quality.recall for select to cunkou_public using (true);
grant select (id, division, product, number, made_on) on traceability.lot to cunkou_public;
create policy quality_reads on traceability.lot for select to cunkou_public using (true);
grant select (id, division, producer, name, kind) on traceability.product to cunkou_public;
create policy quality_reads on traceability.product for select to cunkou_public using (true);

-- Whose product failed is told when its lot is called back: until then the producer may have it tested again. Names of files may
-- name people, so the public has another.
call platform.publish_view('quality.public_report', $view$
select report.id, sample.county, sample.division, product.kind as product_kind, sample.taken_on, sample.purpose,
       report.issued_on, report.signed_on, report.passed, body.name as lab, told.told,
       case when told.told then product.name end as product, case when told.told then lot.number end as lot,
       case when told.told then report.number end as number,
       case when told.told then report.sha256 end as sha256, case when told.told then '检测报告.pdf' end as file,
       file.media_type, file.size, recall.opened_on as recalled_on, recall.closed_on as recall_closed_on,
       case when told.told then array(select result.item || '：' || result.found
                                               || case when result.found ~ '[0-9]' then ' ' || result.unit else '' end
                                        from quality.result
                                       where result.report = report.id and not result.passed order by result.position)
            else '{}' end as faults
  from quality.report
  join quality.sample on sample.id = report.sample
  join traceability.lot on lot.id = sample.lot
  join traceability.product on product.id = lot.product
  join quality.lab on lab.id = sample.lab
  join registry.public_body as body on body.id = lab.body
  join platform.file on file.sha256 = report.sha256
  left join quality.recall on recall.report = report.id
 cross join lateral (select report.passed or recall.id is not null as told) as told
$view$);
