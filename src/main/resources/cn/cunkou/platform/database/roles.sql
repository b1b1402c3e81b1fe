-- The roles and the database of Cunkou, for an administrator to run once on a PostgreSQL 18 or newer:
--
--     psql -U postgres -v ON_ERROR_STOP=1 -f roles.sql
--
-- cunkou_owner    migrates and owns; no superuser, so that row-level security can bind it
-- cunkou_app      what the program works as; owns nothing and sees the divisions of whoever acts
-- cunkou_measure  reads all places, for figures alone
-- cunkou_public   owns the views made for the public and nothing else; cannot log in
-- cunkou_backup   reads everything, so that a backup has no gap

begin;
create role cunkou_owner login nosuperuser nocreatedb nocreaterole nobypassrls password :'cunkou_owner';
create role cunkou_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'cunkou_app';
create role cunkou_measure login nosuperuser nocreatedb nocreaterole nobypassrls password :'cunkou_measure';
create role cunkou_backup login nosuperuser nocreatedb nocreaterole bypassrls password :'cunkou_backup';
create role cunkou_public nologin nosuperuser nocreatedb nocreaterole nobypassrls;
grant cunkou_public to cunkou_owner with inherit false, set true;
grant pg_read_all_data to cunkou_backup;
commit;

-- The character type matters: with C, trigrams silently drop all Chinese.
create database :"database" owner cunkou_owner template template0 encoding 'UTF8'
    locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8';
revoke all on database :"database" from public;
grant connect, temporary on database :"database" to cunkou_owner, cunkou_app, cunkou_measure, cunkou_backup;

\connect :"database"

revoke create on schema public from public;
