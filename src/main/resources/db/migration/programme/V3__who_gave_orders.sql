-- Whoever gave an order, or did something about it, is told how it goes on: their accounts, beside the names that are shown.

alter table programme.urging add column issuer text not null default '';
comment on column programme.urging.issuer is 'id of the account; empty for orders from before it was kept';
alter table programme.urging_step add column actor text not null default '';
comment on column programme.urging_step.actor is 'id of the account; empty for steps from before it was kept';
