-- Which villages are counted is the region's to say.
create or replace view stations.village_base with (security_invoker = true) as
select base, village, validity, recorded_at from region.village_base;
