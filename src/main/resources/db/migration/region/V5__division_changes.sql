-- Changes of towns and villages, and the paper that ordered each. How things stood on a day says region.division.

create table region.division_change (
    id              uuid primary key default uuidv7(),
    code            text not null check (code ~ '^(\d{9}|\d{12})$'),
    from_day        date not null,
    name_before     text check (name_before <> ''),
    name_after      text check (name_after <> ''),
    merged_into     text check (merged_into ~ '^(\d{9}|\d{12})$'),
    document_title  text not null check (document_title <> ''),
    document_number text not null check (document_number <> ''),
    recorded_at     timestamptz not null,
    recorded_by     text not null,
    county          text generated always as (left(code, 6)) stored,
    check (num_nulls(name_before, name_after) < 2),
    check (merged_into is null or name_after is null)
);
comment on column region.division_change.name_before is 'null for a division that was created';
comment on column region.division_change.name_after is 'null for a division that was abolished';
create index division_change_county on region.division_change (county, from_day desc);
call platform.protect_shared('region.division_change');
