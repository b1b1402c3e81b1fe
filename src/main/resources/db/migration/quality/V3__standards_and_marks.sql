-- 品、标、码: standards of products, whether producers keep to them, handbooks given out; certifications, brands and who may use them.

create table quality.standard (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^\d{6}$'),
    kind        text not null check (kind in ('national', 'industry', 'local', 'group', 'enterprise')),
    number      text not null check (number <> ''),
    title       text not null check (title <> ''),
    issuer      text not null check (issuer <> ''),
    valid       daterange not null check (not isempty(valid) and not lower_inf(valid)),
    points      text[] not null default '{}',
    sha256      text references platform.file (sha256),
    file        text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (division, number),
    check ((sha256 is null) = (file is null))
);
comment on column quality.standard.points is 'what is looked at when a producer is checked';
call platform.protect('quality.standard');
revoke update, delete on quality.standard from cunkou_app;

-- Which standard a product is made by; the latest row counts.
create table quality.product_standard (
    id          uuid primary key default uuidv7(),
    division    text not null,
    product     uuid not null,
    standard    uuid not null references quality.standard (id),
    class_code  text check (class_code <> ''),
    since       date not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    foreign key (product, division) references traceability.product (id, division) on update cascade
);
comment on column quality.product_standard.class_code is 'code of the product in a classification';
create index product_standard_product on quality.product_standard (product, recorded_at desc);
create index product_standard_standard on quality.product_standard (standard);
call platform.protect('quality.product_standard');
revoke update, delete on quality.product_standard from cunkou_app;
grant update (division) on quality.product_standard to cunkou_app;

-- A producer held against a standard.
create table quality.standard_check (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    standard    uuid not null references quality.standard (id),
    producer    uuid not null references registry.party (id),
    day         date not null,
    checker     text not null check (checker <> ''),
    unmet       text[] not null default '{}',
    note        text not null default '',
    next_due    date check (next_due > day),
    recorded_at timestamptz not null,
    recorded_by text not null
);
comment on column quality.standard_check.checker is 'the office of whoever checked, no name';
comment on column quality.standard_check.unmet is 'the points of the standard that the producer did not keep to';
create index standard_check_standard on quality.standard_check (standard, producer, day);
call platform.protect('quality.standard_check');
revoke update, delete on quality.standard_check from cunkou_app;

create table quality.handbook (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    standard    uuid not null references quality.standard (id),
    title       text not null check (title <> ''),
    receiver    text not null check (receiver <> ''),
    households  int not null check (households > 0),
    copies      int not null check (copies > 0),
    day         date not null,
    sha256      text references platform.file (sha256),
    file        text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check ((sha256 is null) = (file is null))
);
comment on column quality.handbook.sha256 is 'the receipt, signed by those who got it';
create index handbook_standard on quality.handbook (standard, day);
call platform.protect('quality.handbook');
revoke update, delete on quality.handbook from cunkou_app;

create table quality.mark (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    county      text not null generated always as (left(division, 6)) stored,
    kind        text not null check (kind in ('green', 'organic', 'geographical', 'harmless', 'trademark', 'famous')),
    name        text not null check (name <> ''),
    number      text not null check (number <> ''),
    issuer      text not null check (issuer <> ''),
    holder      text not null check (holder <> ''),
    product     text not null check (product <> ''),
    class       text check (class <> ''),
    area        text not null default '',
    valid       daterange not null check (not isempty(valid) and not lower_inf(valid)),
    recorded_at timestamptz not null,
    recorded_by text not null,
    version     int not null default 0,
    ended_on    date,
    end_reason  text check (end_reason <> ''),
    unique (county, kind, number),
    check ((ended_on is null) = (end_reason is null))
);
comment on column quality.mark.division is 'where its holder is registered';
comment on column quality.mark.product is 'the kind of products that may bear it';
comment on column quality.mark.class is 'class of goods of a trade mark';
comment on column quality.mark.area is 'the area that a geographical indication protects, in words';
comment on column quality.mark.ended_on is 'when it was taken back or given up before its time';
create index mark_division on quality.mark (division text_pattern_ops);
call platform.protect('quality.mark');

-- Who may use a mark that another holds.
create table quality.mark_user (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    mark        uuid not null references quality.mark (id),
    producer    uuid not null references registry.party (id),
    number      text not null check (number <> ''),
    valid       daterange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (mark, number)
);
create index mark_user_producer on quality.mark_user (producer);
call platform.protect('quality.mark_user');
revoke update, delete on quality.mark_user from cunkou_app;

grant select (id, division, county, kind, name, number, issuer, holder, product, class, area, valid, ended_on)
    on quality.mark to cunkou_public;
create policy public_reads on quality.mark for select to cunkou_public using (true);
grant select (id, mark, producer, number, valid) on quality.mark_user to cunkou_public;
create policy public_reads on quality.mark_user for select to cunkou_public using (true);
call platform.publish_view('quality.public_mark', $view$
select mark.id, mark.division, mark.county, mark.kind, mark.name, mark.number, mark.issuer, mark.holder, mark.product, mark.class,
       mark.area, lower(mark.valid) as valid_from, upper(mark.valid) - 1 as valid_to, mark.ended_on
  from quality.mark
$view$);
call platform.publish_view('quality.public_mark_user', $view$
select mark_user.id, mark_user.mark, mark.county, party.public_name as producer, mark_user.number,
       lower(mark_user.valid) as valid_from, upper(mark_user.valid) - 1 as valid_to
  from quality.mark_user
  join quality.mark on mark.id = mark_user.mark
  join registry.public_party as party on party.id = mark_user.producer
$view$);
