-- Who may see which rows. Every table that belongs to places is protected by `platform.protect`, reference data by
-- `platform.protect_shared`, and the public reads views made by `platform.publish_view`.

-- The schema itself is made before: the histories of migrations lie in it.
grant usage on schema platform to cunkou_app, cunkou_measure, cunkou_public, cunkou_backup;

-- Operators of these are found through the search path, so they lie in the schema that everybody has in it.
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;

-- The divisions of whoever acts, as LIKE patterns: the setting `441424100,441424101` gives {441424100%,441424101%},
-- and `*` gives {%}. A pooled connection keeps an *empty* setting after `set local`, so that is refused like none.
create function platform.scope() returns text[]
    language plpgsql stable parallel safe
    set search_path = pg_catalog
as $$
declare
    setting  text   := current_setting('cunkou.scope', true);
    prefixes text[] := string_to_array(setting, ',');
    prefix   text;
    patterns text[] := '{}';
begin
    if setting is null or setting = '' then
        raise insufficient_privilege using message = 'no scope is set: nobody acts in this transaction',
            hint = 'Work inside a transaction, as an actor. In psql: begin; set local cunkou.scope = ''441424'';';
    end if;
    foreach prefix in array prefixes loop
        if prefix = '*' then
            return array ['%'];
        elsif prefix !~ '^[0-9]{2,12}$' then
            raise insufficient_privilege using message = format('the scope names no division: "%s"', prefix);
        end if;
        patterns := patterns || (prefix || '%');
    end loop;
    return patterns;
end
$$;

-- Row-level security is forced, so the owner is bound too, and has a policy of its own: in its own session (migrations,
-- restore) it sees all rows. A view of the owner, or a `security definer` function of it, read in anybody else's session
-- raises here instead of opening the whole table: views are `with (security_invoker = true)` or belong to cunkou_public.
create function platform.owner_at_work() returns boolean
    language plpgsql stable parallel safe
    set search_path = pg_catalog
as $$
begin
    if session_user = 'cunkou_owner' then
        return true;
    end if;
    raise insufficient_privilege using
        message = format('%s reads through something that belongs to cunkou_owner', session_user),
        hint = 'Make the view with (security_invoker = true), or publish it with platform.publish_view.';
end
$$;

create procedure platform.secure(secured regclass)
    language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', secured);
    execute format('alter table %s force row level security', secured);
    execute format('create policy owner_at_work on %s to cunkou_owner using ((select platform.owner_at_work()))', secured);
    execute format('create policy measure_reads on %s for select to cunkou_measure using (true)', secured);
    execute format('create policy backup_reads on %s for select to cunkou_backup using (true)', secured);
    execute format('grant select, insert, update, delete on %s to cunkou_app', secured);
    execute format('grant select on %s to cunkou_measure, cunkou_backup', secured);
end
$$;

-- For a table with a column `division`: the program may do all inside the scope of whoever acts. The scope is computed
-- once in a statement, when the first row is looked at; a table without rows has nothing to refuse.
create procedure platform.protect(protected regclass)
    language plpgsql
as $$
begin
    call platform.secure(protected);
    execute format(
        'create policy app_in_scope on %s to cunkou_app using (division like any ((select platform.scope())::text[]))',
        protected);
end
$$;

-- For what everybody with any scope may read, and write where grants allow it. The public reads the columns granted.
create procedure platform.protect_shared(shared regclass)
    language plpgsql
as $$
begin
    call platform.secure(shared);
    execute format('create policy app_with_scope on %s to cunkou_app using ((select platform.scope()) is not null)', shared);
    execute format('create policy public_reads on %s for select to cunkou_public using (true)', shared);
end
$$;

-- A view for everybody: it sees what was granted to cunkou_public and nothing else, whoever reads it.
create procedure platform.publish_view(name text, query text)
    language plpgsql
as $$
declare
    parts text[] := parse_ident(name);
    view  text   := format('%I.%I', parts[1], parts[2]);
begin
    execute format('drop view if exists %s', view);
    execute format('create view %s as %s', view, query);
    execute format('grant select on %s to cunkou_app, cunkou_measure', view);
    -- A new owner must be able to make the view itself.
    execute format('grant create on schema %I to cunkou_public', parts[1]);
    execute format('alter view %s owner to cunkou_public', view);
    execute format('revoke create on schema %I from cunkou_public', parts[1]);
end
$$;

revoke execute on procedure platform.secure(regclass), platform.protect(regclass), platform.protect_shared(regclass),
    platform.publish_view(text, text) from public;
