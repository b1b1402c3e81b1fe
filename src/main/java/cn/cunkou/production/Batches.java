package cn.cunkou.production;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.region.Counties;
import cn.cunkou.traceability.Lots;
import cn.cunkou.traceability.Product;
import cn.cunkou.traceability.Products;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of batches. */
@Service("production.batches")
public class Batches {
    private static final String FROM =
            """
              from production.batch
              join production.place on place.id = batch.place
              join registry.party on party.id = place.producer
              join traceability.product on product.id = batch.product
              left join lateral (
                  select max(day) as last_day, count(*) as acts, count(distinct lot) as lots,
                         array_agg(distinct standing_act.act) as done
                    from production.standing_act where standing_act.batch = batch.id) as told on true
            """;
    private static final String BATCH =
            """
            select batch.id, batch.division, batch.place, place.kind as place_kind, place.name as place_name, place.producer,
                   party.public_name as producer_name, batch.product, product.name as product_name, product.gtin, batch.crop,
                   batch.crop_title, batch.number, batch.needs, coalesce(told.done, '{}') as done, batch.silent_days,
                   batch.from_day, batch.until_day, batch.ended_on, told.last_day, told.acts, told.lots
            """
                    + FROM;
    private static final String OWN =
            """
            (cast(:own as uuid[]) is null or place.producer = any (cast(:own as uuid[])))
            """;
    private static final String MATCHING =
            """
             where batch.division like :within and %s
               and case :state
                       when 'running' then batch.ended_on is null
                       when 'ended' then batch.ended_on is not null
                       when 'silent' then batch.ended_on is null
                           and coalesce(told.last_day, batch.from_day) + batch.silent_days < :today
                       when 'overdue' then batch.ended_on is null and told.lots = 0 and batch.until_day < :today
                       else true end
               and not exists (select from unnest(cast(:words as text[])) as word
                                where position(lower(word) in lower(concat_ws(' ', batch.crop_title, product.name, place.name,
                                                                              party.public_name))) = 0)
            """
                    .formatted(OWN);
    private static final RowMapper<Batch> ROWS =
            (row, _) ->
                    new Batch(
                            row.getObject("id", UUID.class),
                            row.getString("division"),
                            row.getObject("place", UUID.class),
                            row.getString("place_kind"),
                            row.getString("place_name"),
                            row.getObject("producer", UUID.class),
                            row.getString("producer_name"),
                            row.getObject("product", UUID.class),
                            row.getString("product_name"),
                            row.getString("gtin"),
                            row.getString("crop"),
                            row.getString("crop_title"),
                            row.getInt("number"),
                            Arrays.asList((String[]) row.getArray("needs").getArray()),
                            Arrays.asList((String[]) row.getArray("done").getArray()),
                            row.getInt("silent_days"),
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("until_day", LocalDate.class),
                            row.getObject("ended_on", LocalDate.class),
                            row.getObject("last_day", LocalDate.class),
                            row.getLong("acts"),
                            row.getLong("lots"));

    private final JdbcClient jdbc;
    private final Hands hands;
    private final Places places;
    private final Crops crops;
    private final Products products;
    private final Lots lots;
    private final ActEvents events;
    private final ActLists lists;
    private final Counties counties;
    private final Audit audit;

    Batches(
            JdbcClient jdbc,
            Hands hands,
            Places places,
            Crops crops,
            Products products,
            Lots lots,
            ActEvents events,
            ActLists lists,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.hands = hands;
        this.places = places;
        this.crops = crops;
        this.products = products;
        this.lots = lots;
        this.events = events;
        this.lists = lists;
        this.counties = counties;
        this.audit = audit;
    }

    /** Batches, those that began last first, as far as whoever acts may see them. */
    @Transactional(readOnly = true)
    Paged<Batch> list(BatchFilter filter, Paged.Request page) {
        var today = counties.today(filter.within());
        var own = hands.own();
        var rows =
                jdbc.sql(
                                BATCH
                                        + MATCHING
                                        + " order by batch.from_day desc, batch.id limit :size offset :offset")
                        .param("within", filter.within().pattern())
                        .param("own", own)
                        .param("state", filter.state())
                        .param("today", today)
                        .param("words", SearchWords.of(filter.words()))
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(ROWS)
                        .list();
        var total =
                jdbc.sql("select count(*)" + FROM + MATCHING)
                        .param("within", filter.within().pattern())
                        .param("own", own)
                        .param("state", filter.state())
                        .param("today", today)
                        .param("words", SearchWords.of(filter.words()))
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /** What whoever acts works on now: their own batches that run; at most 100. */
    @Transactional(readOnly = true)
    List<Batch> mine() {
        return jdbc.sql(
                        BATCH
                                + " where batch.ended_on is null and "
                                + OWN
                                + " order by place.name, batch.from_day desc, batch.id limit 100")
                .param("own", hands.own())
                .query(ROWS)
                .list();
    }

    /**
     * The batch of that id.
     *
     * @throws Problem when there is none, or it is not for whoever acts
     */
    @Transactional(readOnly = true)
    public Batch get(UUID id) {
        return find(id).orElseThrow(() -> Problem.notFound("这个生产批"));
    }

    /** The batch of that id, where it is for whoever acts. */
    @Transactional(readOnly = true)
    Optional<Batch> find(UUID id) {
        return jdbc.sql(BATCH + " where batch.id = :id and " + OWN)
                .param("id", id)
                .param("own", hands.own())
                .query(ROWS)
                .optional();
    }

    /** Batches at a place, the last first. */
    @Transactional(readOnly = true)
    List<Batch> at(UUID place) {
        return jdbc.sql(
                        BATCH
                                + " where batch.place = :place order by batch.from_day desc, batch.id")
                .param("place", place)
                .query(ROWS)
                .list();
    }

    /** Lots that came of a batch, the last first. */
    @Transactional(readOnly = true)
    List<Batch.Made> made(UUID batch) {
        return jdbc.sql(
                        """
                        select lot, min(day) from production.standing_act
                         where batch = :batch and lot is not null group by lot order by min(day) desc, lot
                        """)
                .param("batch", batch)
                .query((row, _) ->
                        new Batch.Made(
                                lots.get(row.getObject(1, UUID.class)),
                                row.getObject(2, LocalDate.class)))
                .list();
    }

    /** Products that can be grown or made at a place: those of its producer. */
    @Transactional(readOnly = true)
    List<Product> products(Place place) {
        return jdbc
                .sql("select id from traceability.product where producer = :producer order by name")
                .param("producer", place.producer())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .map(products::get)
                .toList();
    }

    /**
     * Begins a batch.
     *
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    public UUID add(BatchInput input) {
        var faults = new Faults();
        var batch = check(input, faults);
        Refusal.unlessNone(faults, "没有登记");
        return insert(Objects.requireNonNull(batch));
    }

    /**
     * A batch that was checked.
     *
     * @param makesPlace whether its place was registered with it, not before
     */
    record NewBatch(
            Place place,
            boolean makesPlace,
            Product product,
            Crop crop,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** The batch; null when something is wrong with it, which the faults tell then. */
    @Nullable NewBatch check(BatchInput input, Faults faults) {
        var place = place(input.place(), faults);
        if (place == null) {
            return null;
        }
        var county = DivisionCode.of(place.division()).county();
        var product =
                products(place).stream()
                        .filter(one -> one.id().toString().equals(Faults.given(input.product())))
                        .findFirst()
                        .orElse(null);
        if (product == null) {
            faults.add("product", "没有选产品，或者不是这个生产者的", "从列表里选；没有就先在产品溯源里登记");
        }
        var crop = crops.find(county, String.valueOf(Faults.given(input.crop()))).orElse(null);
        if (crop == null) {
            faults.add("crop", "没有选品类", "从列表里选");
        } else if (!crop.places().contains(place.kind())) {
            faults.add(
                    "crop",
                    "%s不在%s里种养、加工".formatted(crop.title(), place.kind()),
                    "可在：" + String.join("、", crop.places()));
        }
        checkDays(input.from(), input.until(), county, faults);
        var from = faults.any() ? null : FormDay.read(faults, "from", input.from());
        var until = faults.any() ? null : FormDay.read(faults, "until", input.until());
        return faults.any() || product == null || crop == null || from == null
                ? null
                : new NewBatch(place, false, product, crop, from, until);
    }

    /**
     * Tells what is wrong with the days on which a batch begins and is expected to be harvested.
     */
    void checkDays(
            @Nullable String typedFrom,
            @Nullable String typedUntil,
            DivisionCode place,
            Faults faults) {
        var from = FormDay.read(faults, "from", typedFrom);
        var until = FormDay.read(faults, "until", typedUntil);
        if (from == null && Faults.given(typedFrom) == null) {
            faults.add("from", "没有填从哪天起", "填定植、投苗、进料的日子");
        } else if (from != null && from.isAfter(counties.today(place))) {
            faults.add("from", "晚于今天", "到了那天再登记");
        } else if (from != null && until != null && until.isBefore(from)) {
            faults.add("until", "早于开始的日子", "核对两个日期");
        }
    }

    /** The product of a producer under that name. */
    @Transactional(readOnly = true)
    Optional<Product> product(UUID producer, String name) {
        return jdbc.sql(
                        "select id from traceability.product where producer = :producer and name = :name")
                .param("producer", producer)
                .param("name", name)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .map(products::get);
    }

    /** The place that was registered with a batch; none where it was there before. */
    Optional<UUID> newPlace(UUID id) {
        return jdbc.sql("select place from production.batch where id = :id and makes_place")
                .param("id", id)
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional();
    }

    /** Removes a batch that runs and of which nothing was recorded; false where that is not so. */
    @Transactional
    boolean remove(UUID id) {
        var batch = find(id).orElse(null);
        if (batch == null || !batch.isRunning() || !lists.of(id).isEmpty()) {
            return false;
        }
        events.neverBegun(batch, counties.now(DivisionCode.of(batch.division())));
        jdbc.sql("delete from production.batch where id = :id").param("id", id).update();
        audit.record("撤销生产批", subject(batch), batch, null, null);
        return true;
    }

    private @Nullable Place place(@Nullable String typed, Faults faults) {
        try {
            return places.get(UUID.fromString(String.valueOf(Faults.given(typed))));
        } catch (IllegalArgumentException e) {
            faults.add("place", "没有选生产场所", "从列表里选");
            return null;
        }
    }

    UUID insert(NewBatch batch) {
        var place = batch.place();
        UUID id;
        try {
            id =
                    jdbc.sql(
                                    """
                                    insert into production.batch (division, place, makes_place, product, crop, crop_title, number, needs,
                                                                  silent_days, from_day, until_day, recorded_at, recorded_by)
                                    select :division, :place, :makesPlace, :product, :crop, :title, coalesce(max(number), 0) + 1, :needs,
                                           :silent, :from, :until, :now, :by
                                      from production.batch where product = :product
                                    returning id
                                    """)
                            .param("division", place.division())
                            .param("place", place.id())
                            .param("makesPlace", batch.makesPlace())
                            .param("product", batch.product().id())
                            .param("crop", batch.crop().crop())
                            .param("title", batch.crop().title())
                            .param("needs", batch.crop().needs().toArray(String[]::new))
                            .param("silent", batch.crop().silentDays())
                            .param("from", batch.from())
                            .param("until", batch.until())
                            .param("now", now(place.division()))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("刚刚有人登记了这个产品的另一批，请再点一次。");
        }
        var added = get(id);
        events.begun(added, counties.now(DivisionCode.of(place.division())));
        audit.record("登记生产批", subject(added), null, added, null);
        return id;
    }

    /**
     * Ends a batch: nothing is recorded for it after that day.
     *
     * @throws Problem when it has ended before, or acts were recorded for later days
     */
    @Transactional
    public void end(UUID id, @Nullable String typed) {
        var batch = get(id);
        var faults = new Faults();
        var day = FormDay.read(faults, "endedOn", typed);
        var today = counties.today(DivisionCode.of(batch.division()));
        var last = batch.lastDay();
        if (day == null && !faults.any()) {
            faults.add("endedOn", "没有填结束的日子", "填采完、出完的那天");
        } else if (day != null && (day.isAfter(today) || day.isBefore(batch.fromDay()))) {
            faults.add("endedOn", "不在开始的日子和今天之间", "核对日期");
        } else if (day != null && last != null && day.isBefore(last)) {
            faults.add("endedOn", "%s还有记录".formatted(last), "填那天或更晚");
        }
        Refusal.unlessNone(faults, "没有结束");
        var ended =
                jdbc.sql(
                                "update production.batch set ended_on = :day where id = :id and ended_on is null")
                        .param("day", day)
                        .param("id", id)
                        .update();
        if (ended == 0) {
            throw Problem.conflict("这一批已经结束了。");
        }
        audit.record("结束生产批", subject(batch), null, day, null);
    }

    static Audit.Subject subject(Batch batch) {
        return new Audit.Subject("batch", batch.id().toString(), batch.title(), batch.division());
    }

    private OffsetDateTime now(String division) {
        return counties.now(DivisionCode.of(division)).atOffset(ZoneOffset.UTC);
    }
}
