-- What was said otherwise of a product or a lot before, in words that its buyer reads too.

create table traceability.correction (
    id          uuid primary key default uuidv7(),
    division    text not null check (division ~ '^(\d{6}|\d{9}|\d{12})$'),
    product     uuid references traceability.product (id),
    lot         uuid references traceability.lot (id),
    changes     text[] not null check (cardinality(changes) > 0),
    reason      text not null check (reason <> ''),
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (num_nonnulls(product, lot) = 1)
);
create index correction_product on traceability.correction (product) where product is not null;
create index correction_lot on traceability.correction (lot) where lot is not null;
call platform.protect('traceability.correction');
revoke update, delete on traceability.correction from cunkou_app;
