package cn.cunkou.quality;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Fault;
import cn.cunkou.platform.imports.ImportKind;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.platform.imports.Table;
import cn.cunkou.platform.imports.Verdict;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.quality.Marks.Mark;
import cn.cunkou.quality.Marks.MarkInput;
import cn.cunkou.region.OwnPlaces;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings marks in from workbooks and back out. A mark is known by its kind and number; one that is
 * on record and says something else is not overwritten, because papers rest on it.
 */
@Component
class MarkImport implements ImportKind<MarkInput> {
    private static final String PLACE = "区划代码";
    private static final String KIND = "类别";
    private static final String NUMBER = "证书号";
    private static final String FROM = "有效期从";
    private static final String TO = "有效期到";
    private static final Columns COLUMNS =
            Columns.of(
                    "认证和品牌",
                    Column.code(PLACE).mandatory().such("441424100").explained("持有人所在的县、镇或村"),
                    Column.choice(KIND, Marks.KINDS.stream().map(List::getLast).toList())
                            .mandatory(),
                    Column.text("名称").mandatory().upTo(80),
                    Column.text(NUMBER).mandatory().upTo(60),
                    Column.text("发证单位").mandatory().upTo(80),
                    Column.text("持有人").mandatory().upTo(100),
                    Column.text("产品种类").mandatory().upTo(40),
                    Column.text("商标类别").upTo(40),
                    Column.text("保护范围").upTo(300),
                    Column.day(FROM).mandatory(),
                    Column.day(TO).explained("长期有效就留空"));

    private final Marks marks;
    private final JdbcClient jdbc;
    private final OwnPlaces places;
    private final Doorkeeper doorkeeper;

    MarkImport(Marks marks, JdbcClient jdbc, OwnPlaces places, @Lazy Doorkeeper doorkeeper) {
        this.marks = marks;
        this.jdbc = jdbc;
        this.places = places;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public String id() {
        return "marks";
    }

    @Override
    public String title() {
        return "认证和品牌";
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public Class<MarkInput> recordType() {
        return MarkInput.class;
    }

    @Override
    public List<Place> places() {
        return doorkeeper.mayEnter("POST", MarkPages.PATH + "/new") ? places.counties() : List.of();
    }

    @Override
    public List<Verdict<MarkInput>> check(Table table, Context context) {
        var within = DivisionCode.of(context.division());
        var known = new HashMap<String, Mark>();
        Paged.all(page -> marks.list(within, "", "", page))
                .forEach(mark -> known.put(mark.kind() + " " + mark.number(), mark));
        var seen = new HashMap<String, Integer>();
        return table.lines().stream().map(line -> verdict(line, within, known, seen)).toList();
    }

    private static Verdict<MarkInput> verdict(
            Line line,
            DivisionCode within,
            HashMap<String, Mark> known,
            HashMap<String, Integer> seen) {
        var wrong = new ArrayList<Fault>();
        var row = row(line);
        var place = row.division();
        if (place != null
                && (!DivisionCode.isValid(place) || !within.contains(DivisionCode.of(place)))) {
            wrong.add(new Fault(PLACE, "不是这个县里的区划代码", "填县、镇或村的代码"));
        }
        if ("geographical".equals(row.kind()) && row.area() == null) {
            wrong.add(new Fault("保护范围", "地理标志没有填保护范围", "照证书写镇和村"));
        }
        var from = line.day(FROM);
        var to = line.day(TO);
        if (from != null && to != null && to.isBefore(from)) {
            wrong.add(new Fault(TO, "早于开始的日期", "核对两个日期"));
        }
        var key = row.kind() + " " + row.number();
        var first = seen.putIfAbsent(key, line.number());
        if (first != null) {
            wrong.add(Fault.ofRow("与第%d行是同一张证书".formatted(first), "删去其中一行"));
        }
        var same = known.get(key);
        if (same != null && !input(same).equals(row)) {
            wrong.add(new Fault(NUMBER, "已经登记过，内容不同", "核对内容；换了新证就填新证书号"));
        }
        if (!wrong.isEmpty() || !line.faults().isEmpty()) {
            return new Verdict.Wrong<>(wrong);
        }
        return same == null ? new Verdict.Create<>(row) : new Verdict.Same<>(same.id().toString());
    }

    private static MarkInput row(Line line) {
        var label = line.text(KIND);
        var kind =
                Marks.KINDS.stream()
                        .filter(one -> one.getLast().equals(label))
                        .map(List::getFirst)
                        .findFirst()
                        .orElse(null);
        return new MarkInput(
                line.text(PLACE),
                kind,
                line.text("名称"),
                line.text(NUMBER),
                line.text("发证单位"),
                line.text("持有人"),
                line.text("产品种类"),
                line.text("商标类别"),
                line.text("保护范围"),
                line.text(FROM),
                line.text(TO));
    }

    private static MarkInput input(Mark mark) {
        var to = mark.validTo();
        return new MarkInput(
                mark.division(),
                mark.kind(),
                mark.name(),
                mark.number(),
                mark.issuer(),
                mark.holder(),
                mark.product(),
                mark.tradeClass(),
                mark.area().isEmpty() ? null : mark.area(),
                mark.validFrom().toString(),
                to == null ? null : to.toString());
    }

    @Override
    public List<String> apply(List<Change<MarkInput>> changes, Context context) {
        var county = DivisionCode.of(context.division()).county();
        return changes.stream()
                .map(change -> marks.add(county, change.after()).toString())
                .toList();
    }

    @Override
    public List<Kept> undo(List<Change<MarkInput>> changes, Context context) {
        var kept = new ArrayList<Kept>();
        for (var change : changes) {
            var undone =
                    jdbc.sql(
                                    """
                                    delete from quality.mark
                                     where id = :id and version = 0
                                       and not exists (select from quality.mark_user where mark_user.mark = mark.id)
                                    """)
                            .param("id", UUID.fromString(Objects.requireNonNull(change.subject())))
                            .update();
            if (undone == 0) {
                kept.add(new Kept(change.row(), "之后终止过，或者已经授权给别人用"));
            }
        }
        return kept;
    }

    @Override
    public List<@Nullable String> cells(MarkInput record) {
        return Arrays.asList(
                record.division(),
                LotSamples.word(Marks.KINDS, Objects.requireNonNull(record.kind())),
                record.name(),
                record.number(),
                record.issuer(),
                record.holder(),
                record.product(),
                record.tradeClass(),
                record.area(),
                record.validFrom(),
                record.validTo());
    }

    @Override
    public List<MarkInput> all(String division) {
        return Paged.all(page -> marks.list(DivisionCode.of(division), "", "", page)).stream()
                .map(MarkImport::input)
                .toList();
    }
}
