-- How the keeper of a station is chosen: candidates, criteria with weights, points by at least two people, training
-- passed, and who was chosen in the end.

create table stations.selection (
    id          uuid primary key default uuidv7(),
    station     uuid not null,
    division    text not null,
    from_day    date not null,
    state       text not null default 'open' check (state in ('open', 'decided', 'given-up')),
    chosen      uuid,
    reason      text not null default '',
    starts      date,
    ended_by    text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    unique (id, division),
    foreign key (station, division) references stations.station (id, division) on update cascade on delete cascade,
    check ((state = 'decided') = (chosen is not null and starts is not null))
);
comment on column stations.selection.starts is 'first day of whoever was chosen';
create unique index selection_open on stations.selection (station) where state = 'open';
call platform.protect('stations.selection');
revoke delete on stations.selection from cunkou_app;

create table stations.selection_criterion (
    selection uuid not null references stations.selection (id) on delete cascade,
    place     int not null,
    division  text not null,
    label     text not null check (label <> ''),
    weight    int not null check (weight between 1 and 100),
    primary key (selection, place)
);
call platform.protect('stations.selection_criterion');

create table stations.candidate (
    id             uuid primary key default uuidv7(),
    selection      uuid not null references stations.selection (id) on delete cascade,
    division       text not null,
    name           text not null check (name <> ''),
    phone          text not null check (phone <> ''),
    about          text not null default '',
    trained        date,
    training_paper text check (training_paper <> ''),
    recorded_at    timestamptz not null,
    recorded_by    text not null,
    unique (selection, phone),
    check ((trained is null) = (training_paper is null))
);
comment on table stations.candidate is 'personal data; no view reads it';
comment on column stations.candidate.training_paper is 'certificate or list that says that the training was passed';
call platform.protect('stations.candidate');
revoke all on stations.candidate from cunkou_measure;

create table stations.candidate_score (
    candidate   uuid not null references stations.candidate (id) on delete cascade,
    place       int not null,
    scorer      text not null,
    division    text not null,
    scorer_name text not null,
    points      int not null check (points between 0 and 100),
    recorded_at timestamptz not null,
    primary key (candidate, place, scorer)
);
comment on column stations.candidate_score.place is 'of the criterion';
call platform.protect('stations.candidate_score');
revoke all on stations.candidate_score from cunkou_measure;
