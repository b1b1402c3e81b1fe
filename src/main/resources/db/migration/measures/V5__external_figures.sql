-- A series says how often it is published and what its figures say. A figure says who published it, why it corrects
-- another, and may bring the document itself. One that should not be there is withdrawn: a further row without a value.

alter table measures.external_series
    add column rhythm text not null default 'day' check (rhythm in ('year', 'quarter', 'month', 'day')),
    add column meaning text not null default '';
alter table measures.external_series alter column rhythm drop default, alter column meaning drop default;

alter table measures.external_fact
    alter column value drop not null,
    add column source text not null default '',
    add column reason text not null default '',
    add column sha256 text references platform.file (sha256),
    add column document_name text,
    add constraint external_fact_withdrawn check (value is not null or reason <> ''),
    add constraint external_fact_document check ((sha256 is null) = (document_name is null));
comment on column measures.external_fact.source is 'who published it; empty where it is the publisher of the series';
comment on column measures.external_fact.reason is 'why it corrects or withdraws an earlier one';
