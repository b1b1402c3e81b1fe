-- Who sees which events of a county. Offices see all. A program that was given a key for one body, its party, sees what it handed
-- in, what names the party as source or destination or happened at a place of its, and what others were opened to it by the county.

-- Which parties handed an event in; none for those that the county recorded itself.
create table visibility.event_body (
    event    uuid not null,
    body     uuid not null,
    division text not null,
    primary key (event, body)
);
call platform.protect('visibility.event_body');

-- By which canonical names events call a party and its places.
create table visibility.party_name (
    body     uuid not null references registry.body (id),
    name     text not null,
    division text not null,
    primary key (body, name)
);
call platform.protect('visibility.party_name');

-- What a county opened to a party: the events of another, or with no owner all of the county.
create table visibility.opening (
    reader   uuid not null references registry.body (id),
    owner    uuid references registry.body (id),
    division text not null,
    unique nulls not distinct (reader, owner)
);
call platform.protect('visibility.opening');

alter table visibility.capture add column body uuid;
alter table visibility.named_query add column body uuid;
alter table visibility.subscription add column body uuid;
alter table visibility.master add column body uuid;

create function visibility.is_party() returns boolean
    language sql stable parallel safe
    set search_path = pg_catalog
    return coalesce(current_setting('cunkou.roles', true), '') = 'integrator'
       and coalesce(current_setting('cunkou.bodies', true), '*') not in ('*', '');

create function visibility.own_bodies() returns uuid[]
    language sql stable parallel safe
    set search_path = pg_catalog
    return case when visibility.is_party()
                then cast(string_to_array(current_setting('cunkou.bodies', true), ',') as uuid[])
                else '{}' end;

-- The names that an event has for those it concerns; a part of a place is the place's.
create function visibility.concerned(read_point text, biz_location text, facts jsonb) returns text[]
    language sql immutable parallel safe
    set search_path = pg_catalog
    return array(select name
                   from (select read_point as name
                         union all select biz_location
                         union all select jsonb_array_elements_text(jsonb_path_query_array(facts, '$.sources.*[*]'))
                         union all select jsonb_array_elements_text(jsonb_path_query_array(facts, '$.destinations.*[*]'))) as named
                  where name is not null
                 union
                 select split_part(name, '/254/', 1)
                   from (values (read_point), (biz_location)) as place (name)
                  where name is not null);

-- Called for parties alone; a function, so that nobody else's queries are planned with what is in it.
create function visibility.party_sees(seen uuid, read_point text, biz_location text, facts jsonb) returns boolean
    language plpgsql stable parallel safe
    set search_path = pg_catalog
as $$
declare
    own uuid[] := visibility.own_bodies();
begin
    return exists (select from visibility.event_body b
                    where b.event = seen
                      and (b.body = any (own)
                           or exists (select from visibility.opening o where o.reader = any (own) and o.owner = b.body)))
        or exists (select from visibility.opening o where o.reader = any (own) and o.owner is null)
        or exists (select from visibility.party_name n
                    where n.body = any (own)
                      and n.name = any (visibility.concerned(read_point, biz_location, facts)));
end
$$;

create function visibility.party_sees(seen_time timestamptz, seen uuid) returns boolean
    language plpgsql stable parallel safe
    set search_path = pg_catalog
as $$
begin
    return exists (select from visibility.event e where e.event_time = seen_time and e.id = seen);
end
$$;

create function visibility.party_knows(kind text, value text) returns boolean
    language plpgsql stable parallel safe
    set search_path = pg_catalog
as $$
begin
    return kind not in ('read-point', 'biz-location')
        or exists (select from visibility.opening o where o.reader = any (visibility.own_bodies()) and o.owner is null)
        or exists (select from visibility.party_name n
                    where n.body = any (visibility.own_bodies()) and n.name in (value, split_part(value, '/254/', 1)));
end
$$;

create policy of_own_party on visibility.event as restrictive for select to cunkou_app
    using ((select not visibility.is_party()) or visibility.party_sees(id, read_point, biz_location, facts));
create policy of_own_party on visibility.event_epc as restrictive for select to cunkou_app
    using ((select not visibility.is_party()) or visibility.party_sees(event_time, event));
create policy of_own_party on visibility.known as restrictive for select to cunkou_app
    using ((select not visibility.is_party()) or visibility.party_knows(kind, value));
create policy of_own_party on visibility.capture as restrictive to cunkou_app
    using ((select not visibility.is_party()) or body = any ((select visibility.own_bodies())::uuid[]));
create policy of_own_party on visibility.subscription as restrictive to cunkou_app
    using ((select not visibility.is_party()) or body = any ((select visibility.own_bodies())::uuid[]));
-- what the county named may be asked by all
create policy of_own_party on visibility.named_query as restrictive for select to cunkou_app
    using ((select not visibility.is_party()) or body is null or body = any ((select visibility.own_bodies())::uuid[]));
create policy of_own_party_removed on visibility.named_query as restrictive for delete to cunkou_app
    using ((select not visibility.is_party()) or body = any ((select visibility.own_bodies())::uuid[]));
