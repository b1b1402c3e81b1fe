-- What rules look at besides line and sum, said when vouchers are issued and again when they are settled.

alter table funds.voucher_issue
    add column use          text not null default 'ordinary',
    add column source       text,
    add column subject_kind text,
    add column subject      text,
    add column subject_name text,
    add column place        text,
    add check ((subject_kind is null) = (subject is null) and (subject_kind is null) = (subject_name is null));
comment on column funds.voucher_issue.use is 'a word that plans know for what money may not go to, or ordinary';
comment on column funds.voucher_issue.source is 'which money settles it, where it says';
comment on column funds.voucher_issue.subject is 'whom or what all of them are for, as payments have it';
