-- More kinds of sites, those that stand outside their county, and what equipment stands in them from when to when.

alter table region.site drop constraint site_kind_check;
alter table region.site add constraint site_kind_check check (kind in ('centre', 'industrial-park', 'logistics-centre',
    'sorting-centre', 'transfer-station', 'warehouse', 'cross-border', 'cold-store', 'lab', 'processing-base', 'station',
    'hall', 'o2o-hall', 'incubation', 'training', 'other'));

create or replace view region.facility_days with (security_invoker = true) as
select site.id as site, site.division, site.kind, site.name, site.opening_day, acceptance.day as accepted_day,
       operation.yes as in_operation, approval.yes as accepted,
       site.validity * operation.days * approval.days as validity,
       greatest(site.recorded_at, acceptance.recorded_at) as recorded_at,
       left(site.place, 6) <> left(site.division, 6) as outside
  from region.site
  left join (select distinct on (site) site, day, recorded_at from region.facility_acceptance
              order by site, day, recorded_at, id) as acceptance on acceptance.site = site.id
 cross join lateral (values
           (true, case when site.opening_day is null then 'empty' else daterange(site.opening_day, null) end),
           (false, daterange(null, site.opening_day))) as operation (yes, days)
 cross join lateral (values
           (true, case when acceptance.day is null then 'empty' else daterange(acceptance.day, null) end),
           (false, daterange(null, acceptance.day))) as approval (yes, days)
 where not isempty(site.validity * operation.days * approval.days);

create table region.facility_equipment (
    id          uuid primary key default uuidv7(),
    site        uuid not null,
    division    text not null,
    equipment   text not null check (equipment <> ''),
    quantity    int not null check (quantity between 1 and 100000),
    serial      text not null default '',
    source      text not null check (source <> ''),
    validity    daterange not null check (not isempty(validity) and not lower_inf(validity)),
    recorded_at timestamptz not null default now(),
    foreign key (site, division) references region.site (id, division) on update cascade on delete cascade
);
comment on column region.facility_equipment.equipment is 'what it is, in a word: 安检机';
comment on column region.facility_equipment.serial is 'number on its plate, where it is one piece';
create index facility_equipment_site on region.facility_equipment (site);
call platform.protect('region.facility_equipment');
