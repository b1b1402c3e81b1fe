-- Files handed in by people, what each of their rows would do and did, and what is needed to take it back.

create table platform.import_batch (
    id           uuid primary key default uuidv7(),
    division     text not null,
    kind         text not null,
    file_name    text not null,
    sha256       text not null references platform.file,
    sheet        text not null,
    remarks      text not null,
    state        text not null
        check (state in ('CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'FAILED')),
    note         text not null default '',
    total        int not null,
    created      int not null default 0,
    updated      int not null default 0,
    unchanged    int not null default 0,
    wrong        int not null default 0,
    kept         int not null default 0,
    check_millis bigint not null default 0,
    owner        text not null,
    owner_name   text not null,
    task         text,
    created_at   timestamptz not null,
    checked_at   timestamptz,
    applied_at   timestamptz,
    applied_by   text,
    undone_at    timestamptz,
    undone_by    text
);
create index import_batch_latest on platform.import_batch (created_at desc);
call platform.protect('platform.import_batch');

-- `cells` and `was` hold texts by column title, as they stand in the file and as the register had them; `before` and
-- `after` the records themselves. `kept` says why an undo left the row as it is.
create table platform.import_row (
    batch    uuid not null references platform.import_batch,
    number   int not null,
    division text not null,
    verdict  text not null check (verdict in ('CREATED', 'UPDATED', 'UNCHANGED', 'WRONG')),
    cells    jsonb not null,
    was      jsonb,
    faults   jsonb not null,
    subject  text,
    before   jsonb,
    after    jsonb,
    kept     text,
    primary key (batch, number)
);
create index import_row_verdict on platform.import_row (batch, verdict, number);
create index import_row_subject on platform.import_row (subject) where subject is not null;
call platform.protect('platform.import_row');
