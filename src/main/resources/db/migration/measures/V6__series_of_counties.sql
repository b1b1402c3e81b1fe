-- A series' name, unit, aggregate and level are the same for all counties. What a county calls it, what its figures say,
-- what they are a share of, who publishes them there and how often is the county's own.

create table measures.series_in_county (
    series      text not null references measures.external_series on update cascade,
    division    text not null check (division ~ '^\d{6}$'),
    title       text not null check (title <> ''),
    meaning     text not null,
    base        text not null,
    rhythm      text not null check (rhythm in ('year', 'quarter', 'month', 'day')),
    publisher   text not null check (publisher <> ''),
    followed_by text references measures.external_series on update cascade,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (series, division)
);
comment on column measures.series_in_county.base is 'what a published share is a part of; empty where it is none, or nobody has said';
comment on column measures.series_in_county.followed_by is 'the series under which its figures go on in this county';
call platform.protect_shared('measures.series_in_county');

-- Who has a series already: the counties with figures of it, and the one that began it.
insert into measures.series_in_county (series, division, title, meaning, base, rhythm, publisher, recorded_by, recorded_at)
select series.id, known.division, series.title, series.meaning, '', series.rhythm, series.publisher, series.recorded_by,
       series.recorded_at
  from measures.external_series as series
  join (select series, left(division, 6) as division from measures.external_fact
         union
        select subject_id, left(division, 6) from platform.audit where subject_kind = 'external-series') as known
    on known.series = series.id and known.division ~ '^\d{6}$';

alter table measures.external_series drop column title, drop column meaning, drop column rhythm, drop column publisher;
