-- Posts of places as well as of bodies, and duties besides free titles: information officers, contact persons, leaders.
-- What is said of a holder is no longer overwritten: a correction is a new row that takes the place of the old one, and
-- a successor does not touch the predecessor's row, whose term ends where the next one begins.

alter table registry.post
    alter column body drop not null,
    add column duty text check (duty in ('information-officer', 'contact', 'leader', 'group-member')),
    add check (division ~ '^(\d{6}|\d{9}|\d{12})$');
comment on column registry.post.body is 'null for a post of the place itself';
comment on column registry.post.duty is 'what the programme asks such people for';
create unique index post_of_place on registry.post (division, title) where body is null;
create index post_division on registry.post (division text_pattern_ops, duty);
create policy own_bodies on registry.post as restrictive for insert to cunkou_app with check (registry.acts_for(body));
create policy own_bodies_change on registry.post as restrictive for update to cunkou_app
    using (registry.acts_for(body)) with check (registry.acts_for(body));

alter table registry.post_holder
    drop constraint post_holder_pkey,
    add column id                uuid primary key default uuidv7(),
    add column office            text not null default '',
    add column from_day          date,
    add column last_day          date,
    add column recorded_by       text not null default '',
    add column correction_reason text check (correction_reason <> ''),
    add column superseded_by     uuid references registry.post_holder (id) deferrable initially deferred,
    add column withdrawn_at      timestamptz,
    add column withdrawn_by      text,
    add column withdrawal_reason text check (withdrawal_reason <> ''),
    add column valid             boolean not null
        generated always as (superseded_by is null and withdrawn_at is null) stored;
update registry.post_holder as holder
   set from_day = lower(term),
       last_day = case when not exists (select from registry.post_holder as next
                                         where next.post = holder.post and lower(next.term) = upper(holder.term))
                       then upper(term) - 1 end;
alter table registry.post_holder
    drop column term,
    alter column from_day set not null,
    add unique (superseded_by),
    add check (superseded_by <> id),
    add check (last_day >= from_day),
    add check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null));
comment on column registry.post_holder.office is 'what they are otherwise, such as 副镇长';
comment on column registry.post_holder.last_day is 'the last day, where one is known and no successor ends the term earlier';
comment on column registry.post_holder.document is 'the paper that appoints: its number, its title, or words';
create unique index post_holder_once on registry.post_holder (post, from_day, person) where valid;
create policy own_bodies on registry.post_holder as restrictive for insert to cunkou_app
    with check (exists (select from registry.post where post.id = post_holder.post and registry.acts_for(post.body)));
create policy own_bodies_change on registry.post_holder as restrictive for update to cunkou_app
    using (exists (select from registry.post where post.id = post_holder.post and registry.acts_for(post.body)));
revoke update, delete on registry.post_holder from cunkou_app;
grant update (last_day, superseded_by, withdrawn_at, withdrawn_by, withdrawal_reason) on registry.post_holder to cunkou_app;

-- Who holds a post on which days. There is one holder at a time, but for a group, which has many members.
create view registry.post_term with (security_invoker = true) as
select holder.*, post.body, post.title, post.duty,
       daterange(holder.from_day,
                 least(holder.last_day + 1,
                       case when post.duty is distinct from 'group-member'
                            then lead(holder.from_day) over (partition by holder.post order by holder.from_day) end)) as term
  from registry.post_holder as holder
  join registry.post on post.id = holder.post
 where holder.valid;
grant select on registry.post_term to cunkou_app, cunkou_measure, cunkou_backup;
