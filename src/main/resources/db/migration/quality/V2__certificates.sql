-- 承诺达标合格证: what a producer promises of a lot.

create table quality.certificate (
    id              uuid primary key default uuidv7(),
    division        text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    county          text not null generated always as (left(division, 6)) stored,
    lot             uuid not null references traceability.lot (id),
    year            int not null,
    sequence        int not null check (sequence > 0),
    product         text not null check (product <> ''),
    amount          text not null check (amount <> ''),
    origin          text not null check (origin <> ''),
    promiser        text not null check (promiser <> ''),
    contact         text not null check (contact <> ''),
    public_promiser text not null check (public_promiser <> ''),
    public_contact  text not null check (public_contact <> ''),
    basis           text not null check (basis in ('control', 'own-test', 'commissioned-test')),
    issued_on       date not null,
    recorded_at     timestamptz not null,
    recorded_by     text not null,
    voided_on       date,
    voided_at       timestamptz,
    voided_by       text,
    void_reason     text check (void_reason <> ''),
    unique (county, year, sequence),
    check ((voided_at is null) = (void_reason is null) and (voided_at is null) = (voided_on is null))
);
comment on column quality.certificate.public_promiser is 'as everybody may read the name; a household''s is masked';
create index certificate_lot on quality.certificate (lot);
create index certificate_day on quality.certificate (division text_pattern_ops, issued_on);
call platform.protect('quality.certificate');
revoke update, delete on quality.certificate from cunkou_app;
grant update (voided_on, voided_at, voided_by, void_reason) on quality.certificate to cunkou_app;

grant select (id, county, lot, year, sequence, product, amount, origin, public_promiser, public_contact, basis, issued_on,
              voided_on) on quality.certificate to cunkou_public;
create policy public_reads on quality.certificate for select to cunkou_public using (true);
call platform.publish_view('quality.public_certificate', $view$
select certificate.id, certificate.county, certificate.year, certificate.sequence, certificate.product, certificate.amount,
       certificate.origin, certificate.public_promiser, certificate.public_contact, certificate.basis, certificate.issued_on,
       certificate.voided_on, lot.number as lot, lot.made_on
  from quality.certificate
  join traceability.lot on lot.id = certificate.lot
$view$);
