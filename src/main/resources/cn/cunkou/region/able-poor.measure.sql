-- measure: region.able-poor
-- title: 有劳动能力的建档立卡贫困人口
-- unit: persons 人
-- aggregate: sum
-- subject: village 村
-- needs: able-poor
-- columns: place 村
-- public: rows
-- source: 名录：当日有效的有劳动能力的建档立卡贫困人口名录上各村的人数相加；名录上没有的村不算
select listed.id, listed.village as subject, listed.village as division, listed.validity, listed.persons as value,
       listed.recorded_at, named.name as place
  from region.listed_village as listed
  join region.place_name as named on named.code = listed.village
 where listed.kind = 'able-poor' and not isempty(listed.validity)
