-- Imports that nobody confirms are given up by a person or expire; their rows go, that they were handed in stays.
alter table platform.import_batch
    drop constraint import_batch_state_check,
    add check (state in ('CHECKING', 'CHECKED', 'APPLYING', 'APPLIED', 'UNDOING', 'UNDONE', 'FAILED', 'GIVEN_UP', 'EXPIRED'));
create index import_batch_unconfirmed on platform.import_batch (checked_at) where state = 'CHECKED';
