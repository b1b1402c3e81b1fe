-- measure: region.population
-- title: 户籍人口
-- unit: persons 人
-- aggregate: sum
-- subject: village 村
-- needs: population
-- columns: place 村
-- public: rows
-- source: 名录：当日有效的户籍人口名录上各村的人数相加；名录上没有的村不算
select listed.id, listed.village as subject, listed.village as division, listed.validity, listed.persons as value,
       listed.recorded_at, named.name as place
  from region.listed_village as listed
  join region.place_name as named on named.code = listed.village
 where listed.kind = 'population' and not isempty(listed.validity)
