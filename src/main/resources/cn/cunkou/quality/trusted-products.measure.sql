-- measure: quality.trusted-products
-- title: 有溯源码又有质量认证的产品
-- unit: products 个
-- aggregate: count
-- subject: product 产品
-- dimensions: kind 品类
-- columns: name 产品, producer 生产者
-- public: rows
-- source: 产品登记：绑定过溯源码，生产者自己持有或得到授权使用同一品类的绿色、有机、地理标志、无公害或名牌，从两样都有那天起算
with borne as (
    select product.id as product, range_agg(days.days) as days, max(days.recorded_at) as recorded_at
      from traceability.product
      join registry.party on party.id = product.producer
      join quality.mark on mark.product = product.kind and mark.county = left(product.division, 6) and mark.kind <> 'trademark'
      join lateral (select mark.valid * daterange(null, mark.ended_on) as days, mark.recorded_at
                     where mark.holder = party.public_name
                    union all
                    select mark.valid * daterange(null, mark.ended_on) * mark_user.valid, mark_user.recorded_at
                      from quality.mark_user where mark_user.mark = mark.id and mark_user.producer = product.producer)
           as days on true
     group by product.id),
coded as (
    select lot.product, min(packing.packed_on) as since
      from traceability.packing
      join traceability.lot on lot.id = packing.lot
     where packing.ended_at is null
     group by lot.product)
select product.id, product.id as subject, product.division, borne.days * daterange(coded.since, null)::datemultirange as validity,
       1 as value, greatest(borne.recorded_at, product.recorded_at) as recorded_at, product.kind, product.name,
       party.public_name as producer
  from borne
  join coded on coded.product = borne.product
  join traceability.product on product.id = borne.product
  join registry.party on party.id = product.producer
 where not isempty(borne.days * daterange(coded.since, null)::datemultirange)
