-- 2,400,000 services to 60,000 persons, 1,000,000 sales of 900 shops, 400,000 sign-ins of 30,000 persons,
-- 195,000 stock reports, 5,000 stations: 4,000,000 rows of evidence over the years 2018 to 2022.
insert into bench.village
select '999999' || (100 + n % 20) || (200 + n / 20), n % 4 = 0 from generate_series(0, 439) n;

insert into bench.service (person, kind, fee, on_time, day, division)
select (random() * 59999)::int, (array['parcel', 'bill', 'buy-for', 'sell-for'])[1 + n % 4], (random() * 5000)::int,
       random() < 0.9, date '2018-01-01' + (n::bigint * 1826 / 2400000)::int,
       '999999' || (100 + (random() * 19)::int) || (200 + (random() * 21)::int)
  from generate_series(0, 2399999) n;

insert into bench.sale (shop, farm, paid, day, division)
select (random() * 899)::int, random() < 0.4, (random() * 20000)::int,
       date '2018-01-01' + (n::bigint * 1826 / 1000000)::int, '999999' || (100 + (random() * 19)::int)
  from generate_series(0, 999999) n;

insert into bench.attendance (person, category, score, day, division)
select (random() * 29999)::int, (array['cadre', 'poor', 'youth', 'shop'])[1 + n % 4], (random() * 100)::int,
       date '2018-01-01' + (n::bigint * 1826 / 400000)::int, '999999' || (100 + (random() * 19)::int)
  from generate_series(0, 399999) n;

insert into bench.stock (shop, amount, day, division)
select n % 900, (random() * 100000)::int, date '2018-01-01' + (n::bigint * 1826 / 195000)::int,
       '999999' || (100 + n % 20)
  from generate_series(0, 194999) n;

insert into bench.station (id, level, validity, division)
select n, case when n % 25 = 0 then 'town' else 'village' end,
       datemultirange(daterange(date '2018-01-01' + n / 3, date '2018-01-01' + n / 3 + 200 + n % 900)),
       '999999' || (100 + n % 20) || (200 + n % 22)
  from generate_series(1, 5000) n;
