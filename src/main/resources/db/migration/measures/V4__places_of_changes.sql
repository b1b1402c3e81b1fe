-- With an index on day and division, a change names its towns too, and only their totals are added up again.
alter table measures.source add by_place boolean not null default false;
alter table measures.change add places text[];
