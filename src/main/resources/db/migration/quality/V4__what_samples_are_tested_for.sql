-- What a sample is held against is fixed when it is taken, not by whoever enters what was found.

alter table quality.sample add column product_group text check (product_group <> '');
comment on column quality.sample.product_group is 'the group of products whose limits hold; null: the kind of its product';
alter table quality.sample add column items text[] not null default '{}';
comment on column quality.sample.items is 'what it must be tested for; empty: all that the group has limits for';
