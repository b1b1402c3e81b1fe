-- What people who looked on the spot gave a body or town for a line of the plan's scorecard in a year. The latest counts.

create table programme.site_score (
    id        uuid primary key default uuidv7(),
    division  text not null check (division ~ '^(\d{6}|\d{9})$'),
    plan      text not null check (plan <> ''),
    line      text not null check (line <> ''),
    body      text not null check (body <> ''),
    year      int not null check (year between 2000 and 2100),
    points    numeric(6, 2) not null check (points >= 0),
    paper     text not null check (paper <> '' and length(paper) <= 200),
    scored_by text not null,
    scored_at timestamptz not null
);
comment on column programme.site_score.body is 'id of the body in the plan, or the code of a town';
create index site_score_of on programme.site_score (plan, year, line, body, scored_at desc);
call platform.protect('programme.site_score');
revoke update, delete on programme.site_score from cunkou_app;
