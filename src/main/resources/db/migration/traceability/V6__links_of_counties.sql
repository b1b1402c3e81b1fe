-- Each county says for itself where a key leads.

alter table traceability.link add column county text not null generated always as (left(division, 6)) stored;
alter table traceability.link drop constraint link_anchor_position_key;
alter table traceability.link add unique (anchor, county, position);
