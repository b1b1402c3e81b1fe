-- measure: region.broadband-villages
-- title: 通宽带的村
-- unit: villages 个
-- aggregate: distinct
-- subject: village 村
-- dimensions: operator 运营商
-- needs: broadband
-- columns: place 村
-- public: rows
-- source: 名录：当日有效的各家运营商通宽带名录上的村，几家都通的只算一个
select listed.id, listed.village as subject, listed.village as division, listed.validity, 1 as value,
       listed.recorded_at, listed.reporter as operator, named.name as place
  from region.listed_village as listed
  join region.place_name as named on named.code = listed.village
 where listed.kind = 'broadband' and not isempty(listed.validity)
