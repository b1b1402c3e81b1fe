-- A short video of an act, which arrives after it: on a thin network the words go first.
create table production.act_video (
    id          uuid primary key default uuidv7(),
    act         uuid not null,
    division    text not null,
    field       text not null,
    sha256      text not null references platform.file (sha256),
    media_type  text not null check (media_type in ('video/mp4', 'video/webm')),
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (act, field),
    foreign key (act, division) references production.act (id, division) on update cascade
);
create index act_video_file on production.act_video (sha256);
call platform.protect('production.act_video');
revoke update, delete on production.act_video from cunkou_app;
