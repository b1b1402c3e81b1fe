package cn.cunkou.production;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Position;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.visibility.Capture;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of places where producers grow and make things. */
@Service("production.places")
public class Places {
    static final List<String> UNITS = List.of("亩", "平方米");
    static final Files.Rule PHOTOGRAPHS =
            new Files.Rule(10L << 20, Set.of("image/jpeg", "image/png"), "JPG或PNG照片");

    static final int MOST_PHOTOS = 20;

    private static final BigDecimal LARGEST = new BigDecimal("1000000");
    private static final String PLACE =
            """
            select place.id, place.division, place.producer, party.public_name as producer_name, place.kind, place.name,
                   place.area, place.unit, place.longitude, place.latitude,
                   array(select sha256 from production.place_photo where place_photo.place = place.id
                          order by place_photo.id) as photos,
                   (select count(*) from production.batch where batch.place = place.id) as batches
              from production.place
              join registry.party on party.id = place.producer
            """;
    private static final RowMapper<Place> ROWS =
            (row, _) ->
                    new Place(
                            row.getObject("id", UUID.class),
                            row.getString("division"),
                            row.getObject("producer", UUID.class),
                            row.getString("producer_name"),
                            row.getString("kind"),
                            row.getString("name"),
                            row.getBigDecimal("area"),
                            row.getString("unit"),
                            row.getBigDecimal("longitude"),
                            row.getBigDecimal("latitude"),
                            Arrays.asList((String[]) row.getArray("photos").getArray()),
                            row.getLong("batches"));

    private final JdbcClient jdbc;
    private final Hands hands;
    private final Crops crops;
    private final Divisions divisions;
    private final Counties counties;
    private final Files files;
    private final Capture capture;
    private final Audit audit;

    Places(
            JdbcClient jdbc,
            Hands hands,
            Crops crops,
            Divisions divisions,
            Counties counties,
            Files files,
            Capture capture,
            Audit audit) {
        this.jdbc = jdbc;
        this.hands = hands;
        this.crops = crops;
        this.divisions = divisions;
        this.counties = counties;
        this.files = files;
        this.capture = capture;
        this.audit = audit;
    }

    /** Places of a county by producer and name, as far as whoever acts may see them. */
    @Transactional(readOnly = true)
    public Paged<Place> list(DivisionCode within, String typed, Paged.Request page) {
        var matching =
                """
                 where place.division like :within
                   and (cast(:own as uuid[]) is null or place.producer = any (cast(:own as uuid[])))
                   and not exists (select from unnest(cast(:words as text[])) as word
                                    where position(lower(word) in lower(concat_ws(' ', place.name, place.kind,
                                                                                  party.public_name))) = 0)
                """;
        var own = hands.own();
        var rows =
                jdbc.sql(
                                PLACE
                                        + matching
                                        + " order by party.public_name, place.name, place.id limit :size offset :offset")
                        .param("within", within.pattern())
                        .param("own", own)
                        .param("words", SearchWords.of(typed))
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(ROWS)
                        .list();
        var total =
                jdbc.sql(
                                "select count(*) from production.place join registry.party on party.id = place.producer"
                                        + matching)
                        .param("within", within.pattern())
                        .param("own", own)
                        .param("words", SearchWords.of(typed))
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /**
     * The place of that id.
     *
     * @throws Problem when there is none, or it is not for whoever acts
     */
    @Transactional(readOnly = true)
    public Place get(UUID id) {
        var place =
                jdbc.sql(PLACE + " where place.id = :id")
                        .param("id", id)
                        .query(ROWS)
                        .optional()
                        .orElseThrow(() -> Problem.notFound("这个生产场所"));
        hands.require(place.producer());
        return place;
    }

    /** The place of a producer under that name. */
    @Transactional(readOnly = true)
    Optional<Place> find(UUID producer, String name) {
        return jdbc.sql(PLACE + " where place.producer = :producer and place.name = :name")
                .param("producer", producer)
                .param("name", name)
                .query(ROWS)
                .optional();
    }

    /** Producers of a county: those with a product, as far as whoever acts records for them. */
    @Transactional(readOnly = true)
    public List<Producer> producers(DivisionCode county) {
        return jdbc.sql(
                        """
                        select party.id, party.division, party.public_name as name,
                               (select count(*) from production.place where place.producer = party.id) as places,
                               (select count(*) from production.batch
                                  join production.place on place.id = batch.place
                                 where place.producer = party.id and batch.ended_on is null) as batches,
                               (select count(*) from production.hand
                                 where hand.producer = party.id and hand.ended_at is null) as hands
                          from registry.party
                         where party.division like :within
                           and (cast(:own as uuid[]) is null or party.id = any (cast(:own as uuid[])))
                           and exists (select from traceability.product where product.producer = party.id)
                         order by party.public_name, party.id limit 1000
                        """)
                .param("within", county.pattern())
                .param("own", hands.own())
                .query(new DataClassRowMapper<>(Producer.class))
                .list();
    }

    /** Which kinds of places the crops of a county have. */
    @Transactional(readOnly = true)
    public List<String> kinds(DivisionCode county) {
        return crops.of(county).stream()
                .flatMap(crop -> crop.places().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Registers a place.
     *
     * @param photo of it, or null
     * @throws Problem with everything that is wrong; nothing is kept then
     */
    @Transactional
    public UUID add(PlaceInput input, @Nullable InputStream photo) {
        var faults = new Faults();
        var place = check(input, faults);
        Refusal.unlessNone(faults, "没有登记");
        var ground = Objects.requireNonNull(place);
        var id = insert(ground);
        if (photo != null) {
            keep(ground.division(), id, photo);
        }
        return id;
    }

    /** A place that was checked. */
    record NewPlace(
            DivisionCode division,
            UUID producer,
            String kind,
            String name,
            @Nullable BigDecimal area,
            @Nullable String unit,
            @Nullable Position position) {}

    /** The place; null when something is wrong with it, which the faults tell then. */
    @Nullable NewPlace check(PlaceInput input, Faults faults) {
        var division = division(input.division(), faults);
        var producer = producer(input.producer(), division, faults);
        var kind = faults.required("kind", "哪一种", input.kind(), 20);
        if (division != null && !kind.isEmpty()) {
            var kinds = kinds(division.county());
            if (!kinds.contains(kind)) {
                faults.add("kind", "没有「%s」这种场所".formatted(kind), "可选：" + String.join("、", kinds));
            }
        }
        var name = faults.required("name", "名称", input.name(), 40);
        var area = area(input.area(), faults);
        var unit = Faults.given(input.unit());
        if (area != null && !UNITS.contains(unit)) {
            faults.add("unit", "没有选面积单位", "选亩或平方米");
        }
        var position = position(input, faults);
        return faults.any() || division == null || producer == null
                ? null
                : new NewPlace(
                        division, producer, kind, name, area, area == null ? null : unit, position);
    }

    UUID insert(NewPlace place) {
        try {
            var position = place.position();
            var id =
                    jdbc.sql(
                                    """
                                    insert into production.place (division, producer, kind, name, area, unit, longitude, latitude,
                                                                  recorded_at, recorded_by)
                                    values (:division, :producer, :kind, :name, :area, :unit, :longitude, :latitude, :now, :by)
                                    returning id
                                    """)
                            .param("division", place.division().digits())
                            .param("producer", place.producer())
                            .param("kind", place.kind())
                            .param("name", place.name())
                            .param("area", place.area())
                            .param("unit", place.unit())
                            .param("longitude", position == null ? null : position.longitude())
                            .param("latitude", position == null ? null : position.latitude())
                            .param("now", now(place.division()))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            capture.name(place.division().digits(), Place.epc(id), place.name());
            audit.record("登记生产场所", subject(id, place), null, place, null);
            return id;
        } catch (DuplicateKeyException e) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "没有登记",
                    "有一处需要改。",
                    List.of(new Problem.Fault("name", "这个生产者已经有同名的场所", "换一个名称，或在列表里找到它")));
        }
    }

    /**
     * Adds a photograph to a place.
     *
     * @throws Problem when it has as many as a place may have
     */
    @Transactional
    public void addPhoto(UUID id, InputStream photo) {
        // Who sends several at once is counted one after the other.
        OneAtATime.on(jdbc, "production.place " + id);
        var place = get(id);
        if (place.photos().size() >= MOST_PHOTOS) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "没有添加照片",
                    "有一处需要改。",
                    List.of(
                            new Problem.Fault(
                                    "file",
                                    "一个场所最多%d张照片，这里已经有%d张"
                                            .formatted(MOST_PHOTOS, place.photos().size()),
                                    "生产过程的照片随农事记录上传")));
        }
        keep(DivisionCode.of(place.division()), id, photo);
        audit.record(
                "添加场所照片",
                new Audit.Subject("place", id.toString(), place.name(), place.division()),
                null,
                null,
                null);
    }

    /** Removes a place where there is nothing; one where there is something stays. */
    void removeEmpty(UUID id) {
        var place = get(id);
        var removed =
                jdbc.sql(
                                """
                                delete from production.place
                                 where id = :id
                                   and not exists (select from production.batch where batch.place = place.id)
                                   and not exists (select from production.place_photo where place_photo.place = place.id)
                                """)
                        .param("id", id)
                        .update();
        if (removed > 0) {
            audit.record(
                    "撤销生产场所",
                    new Audit.Subject("place", id.toString(), place.name(), place.division()),
                    place,
                    null,
                    null);
        }
    }

    private void keep(DivisionCode division, UUID id, InputStream photo) {
        var stored = files.store(photo, "place.jpg", PHOTOGRAPHS);
        jdbc.sql(
                        """
                        insert into production.place_photo (place, division, sha256, recorded_at, recorded_by)
                        values (:place, :division, :sha256, :now, :by)
                        """)
                .param("place", id)
                .param("division", division.digits())
                .param("sha256", stored.sha256())
                .param("now", now(division))
                .param("by", Actor.current().name())
                .update();
    }

    private @Nullable DivisionCode division(@Nullable String typed, Faults faults) {
        var code = Faults.given(typed);
        if (code != null && DivisionCode.isValid(code) && code.length() >= 6) {
            var division = DivisionCode.of(code);
            if (Actor.current().scope().covers(code)
                    && divisions.find(division, counties.today(division)).isPresent()) {
                return division;
            }
        }
        faults.add("division", "没有选所在区划，或它不在您的管理范围内", "从列表里选镇或村");
        return null;
    }

    private @Nullable UUID producer(
            @Nullable String typed, @Nullable DivisionCode division, Faults faults) {
        var text = Faults.given(typed);
        if (division == null) {
            return null;
        }
        var found =
                producers(division.county()).stream()
                        .filter(one -> one.id().toString().equals(text))
                        .findFirst();
        if (found.isEmpty()) {
            faults.add("producer", "没有选生产者，或者不是您家的", "先在产品溯源里登记产品，再从列表里选");
        }
        return found.map(Producer::id).orElse(null);
    }

    private static @Nullable BigDecimal area(@Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1,7}(\\.\\d{1,2})?")) {
            var area = new BigDecimal(text);
            if (area.signum() > 0 && area.compareTo(LARGEST) <= 0) {
                return area;
            }
        }
        faults.add("area", "面积不对", "填大于零的数，最多两位小数");
        return null;
    }

    private static @Nullable Position position(PlaceInput input, Faults faults) {
        var longitude = Faults.given(input.longitude());
        var latitude = Faults.given(input.latitude());
        if (longitude == null && latitude == null) {
            return null;
        }
        if (longitude == null || latitude == null) {
            faults.add("position", "位置只有一半", "经度和纬度一起填，或者都不填");
            return null;
        }
        try {
            return new Position(
                    new BigDecimal(longitude), new BigDecimal(latitude), Position.Datum.WGS84);
        } catch (IllegalArgumentException e) {
            faults.add("position", "位置不对，或不在中国", "按度填小数，如115.78和23.93");
            return null;
        }
    }

    private static Audit.Subject subject(UUID id, NewPlace place) {
        return new Audit.Subject("place", id.toString(), place.name(), place.division().digits());
    }

    private OffsetDateTime now(DivisionCode place) {
        return counties.now(place).atOffset(ZoneOffset.UTC);
    }
}
