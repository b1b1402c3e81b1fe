-- A lot that an act registered goes with it: once all that made it was taken back, it is stopped.

alter table production.act add column makes_lot boolean not null default false;
comment on column production.act.makes_lot is 'whether its lot was registered with it, not before';
