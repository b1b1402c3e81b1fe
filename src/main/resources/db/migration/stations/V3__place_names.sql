-- What a place is called is the region's to say.
create or replace view stations.place_name with (security_invoker = true) as
select code, name from region.place_name;
