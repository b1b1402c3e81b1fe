-- What events called a lot before its number, or its product's GTIN, was corrected; they call it so for good.

alter table traceability.lot add unique (id, division);

create table traceability.former_name (
    lot         uuid not null,
    epc         text not null check (epc <> ''),
    division    text not null,
    recorded_at timestamptz not null,
    primary key (lot, epc),
    foreign key (lot, division) references traceability.lot (id, division) on update cascade on delete cascade
);
comment on column traceability.former_name.epc is 'class of things of GS1 or urn:uuid, as in events';
create index former_name_epc on traceability.former_name (epc);
create index former_name_division on traceability.former_name (division text_pattern_ops);
call platform.protect('traceability.former_name');
revoke update on traceability.former_name from cunkou_app;
