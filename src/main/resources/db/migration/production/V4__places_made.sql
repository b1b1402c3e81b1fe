-- A place that an import registered for a batch goes with it, once nothing else is there.

alter table production.batch add column makes_place boolean not null default false;
comment on column production.batch.makes_place is 'whether its place was registered with it, not before';
grant update (makes_place) on production.batch to cunkou_app;
grant delete on production.place to cunkou_app;
