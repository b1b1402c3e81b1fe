-- Whoever looked at a station and found what the list asks for found it living.

create or replace view stations.life_sign with (security_invoker = true) as
select distinct station, day from stations.service where counts
union
select distinct station, day from stations.device_day
union
select distinct station, day from stations.fitting_check where outcome = 'done';
