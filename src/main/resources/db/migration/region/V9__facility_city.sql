-- In which city a facility stands, which may be another than its county's.

create or replace view region.facility_days with (security_invoker = true) as
select site.id as site, site.division, site.kind, site.name, site.opening_day, acceptance.day as accepted_day,
       operation.yes as in_operation, approval.yes as accepted,
       site.validity * operation.days * approval.days as validity,
       greatest(site.recorded_at, acceptance.recorded_at) as recorded_at,
       left(site.place, 6) <> left(site.division, 6) as outside,
       left(site.place, 4) || '00' as city
  from region.site
  left join (select distinct on (site) site, day, recorded_at from region.facility_acceptance
              order by site, day, recorded_at, id) as acceptance on acceptance.site = site.id
 cross join lateral (values
           (true, case when site.opening_day is null then 'empty' else daterange(site.opening_day, null) end),
           (false, daterange(null, site.opening_day))) as operation (yes, days)
 cross join lateral (values
           (true, case when acceptance.day is null then 'empty' else daterange(acceptance.day, null) end),
           (false, daterange(null, acceptance.day))) as approval (yes, days)
 where not isempty(site.validity * operation.days * approval.days);
