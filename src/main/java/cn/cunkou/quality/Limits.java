package cn.cunkou.quality;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What samples are tested for: limits on board, and those that a county adds. */
@Service
public class Limits {
    private static final List<Limit> ON_BOARD = read();

    private final JdbcClient jdbc;
    private final Counties counties;
    private final Audit audit;

    Limits(JdbcClient jdbc, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.audit = audit;
    }

    /** A limit as it was filled in. */
    public record LimitInput(
            @Nullable String product,
            @Nullable String item,
            @Nullable String kind,
            @Nullable String least,
            @Nullable String most,
            @Nullable String unit,
            @Nullable String standard) {}

    static List<Limit> onBoard() {
        return ON_BOARD;
    }

    /** The limits of a county; one of its own comes instead of one on board for the same item. */
    @Transactional(readOnly = true)
    public List<Limit> of(DivisionCode county) {
        var own =
                jdbc.sql(
                                """
                                select product, item, kind, least, most, unit, standard from quality.own_limit
                                 where division = :county order by product, recorded_at, id
                                """)
                        .param("county", county.digits())
                        .query((row, _) ->
                                new Limit(
                                        row.getString("product"),
                                        row.getString("item"),
                                        Limit.Kind.of(row.getString("kind")),
                                        row.getBigDecimal("least"),
                                        row.getBigDecimal("most"),
                                        row.getString("unit"),
                                        row.getString("standard")))
                        .list();
        var kept =
                ON_BOARD.stream()
                        .filter(limit ->
                                own.stream()
                                        .noneMatch(one ->
                                                one.product().equals(limit.product())
                                                        && one.item().equals(limit.item())));
        return Stream.concat(kept, own.stream()).toList();
    }

    /** Those for a group of products. */
    static List<Limit> of(List<Limit> all, String group) {
        return all.stream().filter(limit -> limit.product().equals(group)).toList();
    }

    /** The groups of products that a county has limits for. */
    @Transactional(readOnly = true)
    public List<String> groups(DivisionCode county) {
        return of(county).stream().map(Limit::product).distinct().toList();
    }

    /**
     * Adds a limit of a county.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    public void add(DivisionCode county, LimitInput input) {
        var faults = new Faults();
        var product = faults.required("product", "产品种类", input.product(), 20);
        var item = faults.required("item", "项目", input.item(), 40);
        var unit = faults.text("unit", input.unit(), 20);
        var standard = faults.required("standard", "依据的标准号", input.standard(), 60);
        var kind = kind(input.kind(), faults);
        var least =
                kind == Limit.Kind.AT_LEAST || kind == Limit.Kind.WITHIN
                        ? number("least", "下限", input.least(), faults)
                        : null;
        var most =
                kind == Limit.Kind.AT_MOST || kind == Limit.Kind.WITHIN
                        ? number("most", "上限", input.most(), faults)
                        : null;
        if (least != null && most != null && least.compareTo(most) > 0) {
            faults.add("most", "比下限小", "两个数对调");
        }
        Refusal.unlessSound(faults, "没有登记");
        var limit = new Limit(product, item, kind, least, most, unit == null ? "" : unit, standard);
        insert(county, limit);
        audit.record(
                "登记检测限量",
                new Audit.Subject("limit", item, product + " " + item, county.digits()),
                null,
                limit,
                null);
    }

    private void insert(DivisionCode county, Limit limit) {
        try {
            jdbc.sql(
                            """
                            insert into quality.own_limit (division, product, item, kind, least, most, unit, standard, recorded_at,
                                                           recorded_by)
                            values (:county, :product, :item, :kind, :least, :most, :unit, :standard, :now, :by)
                            """)
                    .param("county", county.digits())
                    .param("product", limit.product())
                    .param("item", limit.item())
                    .param("kind", limit.kind().id())
                    .param("least", limit.least())
                    .param("most", limit.most())
                    .param("unit", limit.unit())
                    .param("standard", limit.standard())
                    .param("now", Moment.of(counties, county))
                    .param("by", Actor.current().name())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.because("没有登记", "item", "这一种类已经有这个项目", "在列表里找到它");
        }
    }

    private static Limit.Kind kind(@Nullable String typed, Faults faults) {
        for (var kind : Limit.Kind.values()) {
            if (kind.id().equals(typed)) {
                return kind;
            }
        }
        faults.add("kind", "没有选怎么判", "选不超过、不低于、在两者之间或不得检出");
        return Limit.Kind.NOT_DETECTED;
    }

    private static BigDecimal number(
            String field, String word, @Nullable String typed, Faults faults) {
        var text = faults.required(field, word, typed, 20);
        if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return new BigDecimal(text);
        }
        if (!text.isEmpty()) {
            faults.add(field, "不是数", "写成0.05这样");
        }
        return BigDecimal.ZERO;
    }

    private static List<Limit> read() {
        try {
            return new ClassPathResource("limits.txt", Limits.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Limits::limit)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Limit limit(String line) {
        var parts = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        return new Limit(
                parts.get(0),
                parts.get(1),
                Limit.Kind.of(parts.get(2)),
                value(parts.get(3)),
                value(parts.get(4)),
                parts.get(5),
                Objects.requireNonNull(parts.get(6)));
    }

    private static @Nullable BigDecimal value(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }
}
