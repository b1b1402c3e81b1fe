-- Dated lists about villages: which are designated poor, which seat a town's government, how many people live there.
-- A list holds from its day until the next one of its kind; of two lists of one day the later recorded holds.

create table region.village_list (
    id              uuid primary key default uuidv7(),
    kind            text not null check (kind in ('designated-poor', 'population', 'seat')),
    county          text not null check (county ~ '^\d{6}$'),
    as_of           date not null,
    document_title  text not null check (document_title <> ''),
    document_number text,
    imported_by     text not null,
    seeded          boolean not null default false,
    recorded_at     timestamptz not null default now(),
    withdrawn_at    timestamptz,
    withdrawn_by    text,
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on column region.village_list.seeded is 'made up for a demonstration; pages say so';
create index village_list_latest on region.village_list (county, kind, as_of desc, recorded_at desc);
call platform.protect_shared('region.village_list');

create table region.village_list_row (
    list    uuid not null references region.village_list on delete cascade,
    village text not null check (village ~ '^\d{12}$'),
    persons int check (persons >= 0),
    primary key (list, village)
);
call platform.protect_shared('region.village_list_row');

create view region.village_list_in_force with (security_invoker = true) as
select id, kind, county, seeded, recorded_at,
       daterange(as_of, lead(as_of) over (partition by kind, county order by as_of)) as validity
  from (select distinct on (kind, county, as_of) id, kind, county, seeded, recorded_at, as_of
          from region.village_list
         where withdrawn_at is null
         order by kind, county, as_of, recorded_at desc, id desc) as current_list;
grant select on region.village_list_in_force to cunkou_app, cunkou_measure, cunkou_backup;
