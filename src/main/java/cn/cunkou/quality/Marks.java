package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormDay;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 三品一标, brands and famous products: who holds them until when, and who may use them. */
@Service
public class Marks {
    /** So many days before a mark ends somebody is reminded. */
    static final int REMINDED_DAYS = 90;

    private static final String SELECT =
            """
            select id, division, kind, name, number, issuer, holder, product, class as trade_class, area, lower(valid) as valid_from,
                   upper(valid) - 1 as valid_to, ended_on, end_reason, version, recorded_by,
                   (select count(*) from quality.mark_user where mark = mark.id) as users
              from quality.mark
            """;

    private final JdbcClient jdbc;
    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;
    private final Audit audit;

    Marks(JdbcClient jdbc, Registry registry, Divisions divisions, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
        this.audit = audit;
    }

    /** Kinds of marks: the word in the database, and the one of the page. */
    static final List<List<String>> KINDS =
            List.of(
                    List.of("green", "绿色食品"),
                    List.of("organic", "有机农产品"),
                    List.of("geographical", "地理标志"),
                    List.of("harmless", "无公害农产品"),
                    List.of("trademark", "注册商标"),
                    List.of("famous", "名牌产品"));

    /**
     * A mark.
     *
     * @param division where its holder is registered
     * @param product the kind of products that may bear it
     * @param tradeClass class of goods of a trade mark
     * @param area that a geographical indication protects, in words
     * @param validTo the last day; null where it has none
     * @param endedOn when it was taken back or given up before its time
     * @param users how many others may use it
     */
    public record Mark(
            UUID id,
            String division,
            String kind,
            String name,
            String number,
            String issuer,
            String holder,
            String product,
            @Nullable String tradeClass,
            String area,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable LocalDate endedOn,
            @Nullable String endReason,
            int version,
            String recordedBy,
            long users) {
        public String kindWords() {
            return LotSamples.word(KINDS, kind);
        }

        boolean holds(LocalDate day) {
            return !day.isBefore(validFrom)
                    && (validTo == null || !day.isAfter(validTo))
                    && (endedOn == null || day.isBefore(endedOn));
        }

        /** 有效, 快到期, 过期 or 已终止. */
        public String state(LocalDate today) {
            if (endedOn != null && !today.isBefore(endedOn)) {
                return "已终止";
            }
            if (validTo != null && today.isAfter(validTo)) {
                return "过期";
            }
            return validTo != null && !today.plusDays(REMINDED_DAYS).isBefore(validTo)
                    ? "快到期"
                    : "有效";
        }
    }

    /** A mark as it was filled in. */
    public record MarkInput(
            @Nullable String division,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String number,
            @Nullable String issuer,
            @Nullable String holder,
            @Nullable String product,
            @Nullable String tradeClass,
            @Nullable String area,
            @Nullable String validFrom,
            @Nullable String validTo) {}

    /** Somebody who may use a mark. */
    public record User(String producer, String number, LocalDate validFrom, LocalDate validTo) {}

    /** Somebody who may use a mark, as filled in. */
    public record UserInput(
            @Nullable String producer,
            @Nullable String number,
            @Nullable String validFrom,
            @Nullable String validTo) {}

    /** Marks of a county, those that end first at the top. */
    @Transactional(readOnly = true)
    public Paged<Mark> list(DivisionCode county, String kind, String text, Paged.Request page) {
        var matching =
                """
                 where division like :within and (:kind = '' or kind = :kind)
                   and not exists (select from unnest(cast(:words as text[])) as word
                                    where position(lower(word) in lower(concat_ws(' ', name, number, holder, product, issuer))) = 0)
                """;
        var rows =
                jdbc.sql(
                                SELECT
                                        + matching
                                        + " order by ended_on is not null, upper(valid), name, id limit :size offset :offset")
                        .param("within", county.pattern())
                        .param("kind", kind)
                        .param("words", SearchWords.of(text))
                        .param("size", page.size())
                        .param("offset", page.offset())
                        .query(new DataClassRowMapper<>(Mark.class))
                        .list();
        var total =
                jdbc.sql("select count(*) from quality.mark" + matching)
                        .param("within", county.pattern())
                        .param("kind", kind)
                        .param("words", SearchWords.of(text))
                        .query(Long.class)
                        .single();
        return page.of(rows, total);
    }

    /**
     * The mark of that id.
     *
     * @throws Problem when there is none in the actor's divisions
     */
    @Transactional(readOnly = true)
    public Mark get(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(new DataClassRowMapper<>(Mark.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("这项认证或品牌"));
    }

    /** Marks that somebody's products of a kind bear: their own, and those they may use. */
    @Transactional(readOnly = true)
    public List<Mark> borneBy(UUID producer, String holder, String product) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where product = :product
                                   and (holder = :holder or exists (select from quality.mark_user
                                                                     where mark = mark.id and producer = :producer
                                                                       and valid @> :today))
                                 order by kind, name
                                """)
                .param("producer", producer)
                .param("holder", holder)
                .param("product", product)
                .param("today", counties.today(registry.party(producer).orElseThrow().division()))
                .query(new DataClassRowMapper<>(Mark.class))
                .list();
    }

    @Transactional(readOnly = true)
    public List<User> users(UUID mark) {
        return jdbc.sql(
                        """
                        select party.public_name as producer, number, lower(valid) as valid_from, upper(valid) - 1 as valid_to
                          from quality.mark_user
                          join registry.party on party.id = mark_user.producer
                         where mark = :mark order by party.public_name, number
                        """)
                .param("mark", mark)
                .query(new DataClassRowMapper<>(User.class))
                .list();
    }

    /**
     * How many of a county end within {@value #REMINDED_DAYS} days or ended, and were not given up.
     */
    @Transactional(readOnly = true)
    public long ending(DivisionCode county) {
        var today = counties.today(county);
        return jdbc.sql(
                        """
                        select count(*) from quality.mark
                         where division like :within and ended_on is null and kind <> 'harmless' and upper(valid) - 1 <= :soon
                           and upper(valid) > :past
                        """)
                .param("within", county.pattern())
                .param("soon", today.plusDays(REMINDED_DAYS))
                .param("past", today.minusDays(REMINDED_DAYS))
                .query(Long.class)
                .single();
    }

    /**
     * Registers a mark.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public UUID add(DivisionCode county, MarkInput input) {
        var faults = new Faults();
        var division = Objects.requireNonNullElse(Faults.given(input.division()), "");
        if (!DivisionCode.isValid(division)
                || !Actor.current().scope().covers(division)
                || !county.contains(DivisionCode.of(division))
                || divisions.find(DivisionCode.of(division), counties.today(county)).isEmpty()) {
            faults.add("division", "没有选持有人所在区划", "从列表里选");
        }
        var kind = Objects.requireNonNullElse(Faults.given(input.kind()), "");
        if (KINDS.stream().noneMatch(one -> one.getFirst().equals(kind))) {
            faults.add("kind", "没有选哪一类", "从列表里选");
        }
        var name = faults.required("name", "名称", input.name(), 80);
        var number = faults.required("number", "证书号", input.number(), 60);
        var issuer = faults.required("issuer", "发证单位", input.issuer(), 80);
        var holder = faults.required("holder", "持有人", input.holder(), 100);
        var product = faults.required("product", "产品种类", input.product(), 40);
        var trade = faults.text("tradeClass", input.tradeClass(), 40);
        var area = faults.text("area", input.area(), 300);
        if (kind.equals("geographical") && area == null) {
            faults.add("area", "没有填保护范围", "照证书写镇和村");
        }
        var from = FormDay.read(faults, "validFrom", input.validFrom());
        var to = FormDay.read(faults, "validTo", input.validTo());
        if (Faults.given(input.validFrom()) == null) {
            faults.add("validFrom", "没有填从哪天起有效", "照证书填");
        }
        if (from != null && to != null && to.isBefore(from)) {
            faults.add("validTo", "早于开始的日期", "核对两个日期");
        }
        Refusal.unlessSound(faults, "没有登记");
        try {
            var id =
                    jdbc.sql(
                                    """
                                    insert into quality.mark (division, kind, name, number, issuer, holder, product, class, area, valid,
                                                              recorded_at, recorded_by)
                                    values (:division, :kind, :name, :number, :issuer, :holder, :product, :class, :area,
                                            daterange(cast(:from as date), cast(:to as date), '[]'), :now, :by) returning id
                                    """)
                            .param("division", division)
                            .param("kind", kind)
                            .param("name", name)
                            .param("number", number)
                            .param("issuer", issuer)
                            .param("holder", holder)
                            .param("product", product)
                            .param("class", trade)
                            .param("area", area == null ? "" : area)
                            .param("from", from)
                            .param("to", to)
                            .param("now", Moment.of(counties, county))
                            .param("by", Actor.current().name())
                            .query((row, _) -> row.getObject(1, UUID.class))
                            .single();
            audit.record("登记认证或品牌", subject(get(id)), null, get(id), null);
            return id;
        } catch (DuplicateKeyException e) {
            throw Refusal.because("没有登记", "number", "这一类已经有这个证书号", "在列表里找到它");
        }
    }

    /**
     * Lets a producer use a mark.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void let(UUID id, UserInput input) {
        var mark = get(id);
        var faults = new Faults();
        var chosen = Ids.read(input.producer());
        var producer = chosen == null ? null : registry.party(chosen).orElse(null);
        if (producer == null) {
            faults.add("producer", "没有选谁可以用", "从列表里选");
        }
        var number = faults.required("number", "授权编号", input.number(), 60);
        var from = FormDay.read(faults, "validFrom", input.validFrom());
        var to = FormDay.read(faults, "validTo", input.validTo());
        if (Faults.given(input.validFrom()) == null) {
            faults.add("validFrom", "没有填从哪天起授权", "照授权书填");
        }
        if (Faults.given(input.validTo()) == null) {
            faults.add("validTo", "没有填授权到哪天", "照授权书填");
        }
        if (from != null && to != null && to.isBefore(from)) {
            faults.add("validTo", "早于开始的日期", "核对两个日期");
        }
        Refusal.unlessSound(faults, "没有登记");
        try {
            jdbc.sql(
                            """
                            insert into quality.mark_user (division, mark, producer, number, valid, recorded_at, recorded_by)
                            values (:division, :mark, :producer, :number, daterange(:from, :to, '[]'), :now, :by)
                            """)
                    .param("division", mark.division())
                    .param("mark", id)
                    .param("producer", Objects.requireNonNull(producer).id())
                    .param("number", number)
                    .param("from", from)
                    .param("to", to)
                    .param("now", Moment.of(counties, mark.division()))
                    .param("by", Actor.current().name())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.because("没有登记", "number", "这个授权编号已经登记过", "核对编号");
        }
        audit.record("授权使用标志", subject(mark), null, input, null);
    }

    /**
     * Ends a mark before its time.
     *
     * @throws Problem when no reason is given, or it ended already
     */
    @Transactional
    public void end(UUID id, @Nullable String why) {
        var mark = get(id);
        var faults = new Faults();
        var reason = faults.required("reason", "终止的原因", why, 200);
        Refusal.unlessSound(faults, "没有终止");
        var ended =
                jdbc.sql(
                                """
                                update quality.mark set ended_on = :today, end_reason = :reason, version = version + 1
                                 where id = :id and ended_on is null
                                """)
                        .param("today", counties.today(DivisionCode.of(mark.division())))
                        .param("reason", reason)
                        .param("id", id)
                        .update();
        if (ended == 0) {
            throw Problem.conflict("已经终止。");
        }
        audit.record("终止认证或品牌", subject(mark), mark, get(id), reason);
    }

    static Audit.Subject subject(Mark mark) {
        return new Audit.Subject(
                "mark", mark.id().toString(), mark.name() + " " + mark.number(), mark.division());
    }
}
