-- Text messages to telephones, from the moment they are to go out. Numbers are sealed with the key of the installation.
create table platform.text_message (
    id         uuid primary key default uuidv7(),
    division   text not null,
    sealed     bytea not null,
    masked     text not null,
    body       text not null check (body <> ''),
    state      text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
    created_at timestamptz not null,
    sent_at    timestamptz
);
create index text_message_created on platform.text_message (created_at desc);
call platform.protect('platform.text_message');
