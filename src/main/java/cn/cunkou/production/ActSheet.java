package cn.cunkou.production;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.production.Crop.Field;
import cn.cunkou.production.Crop.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The workbook of acts: the same for import, export and the empty template. */
final class ActSheet {
    static final String PRODUCER = "生产者";
    static final String PLACE = "场所";
    static final String CROP = "品类";
    static final String NUMBER = "第几批";
    static final String DAY = "日期";
    static final String ACT = "农事";
    static final String INPUT = "用了什么";
    static final String AMOUNT = "数量";
    static final String CHOICE = "选项";
    static final String WORDS = "说明";
    static final String NOTE = "备注";
    static final String LOT = "批次号";

    static final Columns COLUMNS =
            Columns.of(
                    "农事记录",
                    Column.text(PRODUCER).mandatory().upTo(100),
                    Column.text(PLACE).mandatory().upTo(40).such("村东1号棚"),
                    Column.text(CROP).mandatory().upTo(60).such("草莓"),
                    Column.integer(NUMBER).mandatory().such("1").explained("生产批的名称里写着第几批"),
                    Column.day(DAY).mandatory(),
                    Column.text(ACT).mandatory().upTo(60).such("施肥"),
                    Column.text(INPUT).upTo(60).such("商品有机肥").explained("肥料、农药、饲料、兽药等，照品类模板里的名称"),
                    Column.text(AMOUNT).upTo(30).such("300斤").explained("数和单位写在一起"),
                    Column.text(CHOICE).upTo(60).such("滴灌"),
                    Column.text(WORDS).upTo(100).such("红颜").explained("品种、防治对象、证明编号等"),
                    Column.text(NOTE).upTo(100),
                    Column.text(LOT).upTo(40).explained("采收、完工时可写批次号，不写自动编"));

    private ActSheet() {}

    static SheetAct read(Line line) {
        return new SheetAct(
                text(line, PRODUCER),
                text(line, PLACE),
                text(line, CROP),
                text(line, NUMBER),
                text(line, DAY),
                text(line, ACT),
                line.text(INPUT),
                line.text(AMOUNT),
                line.text(CHOICE),
                line.text(WORDS),
                line.text(NOTE),
                line.text(LOT));
    }

    private static String text(Line line, String title) {
        return Objects.requireNonNullElse(line.text(title), "");
    }

    /** The row in the words of the act's fields. */
    static ActInput input(SheetAct row, Ids ids, Crop.Act act) {
        var fields = new HashMap<String, @Nullable String>();
        put(fields, act, field -> field.kind() == Kind.INPUT, row.input());
        put(fields, act, field -> field.kind() == Kind.AMOUNT, row.amount());
        put(fields, act, field -> field.kind() == Kind.CHOICE, row.choice());
        put(fields, act, ActSheet::isWords, row.words());
        put(fields, act, field -> field.field().equals("note"), row.note());
        if (row.lot() != null) {
            fields.put("lot", row.lot());
        }
        return new ActInput(
                ids.act().toString(),
                ids.batch().toString(),
                act.act(),
                fields,
                row.day() + "T12:00:00+08:00",
                null);
    }

    /** What the act and its batch are called. */
    record Ids(UUID act, UUID batch) {}

    private static boolean isWords(Field field) {
        return field.kind() == Kind.TEXT && !field.field().equals("note");
    }

    private static void put(
            Map<String, @Nullable String> fields,
            Crop.Act act,
            Predicate<Field> kind,
            @Nullable String value) {
        if (value != null) {
            // A value for which the act has no field is told as a fault under the name of its
            // column.
            fields.put(first(act, kind).map(Field::field).orElse("none"), value);
        }
    }

    private static Optional<Field> first(Crop.Act act, Predicate<Field> kind) {
        return act.fields().stream().filter(kind).findFirst();
    }

    /** The row of an act that was recorded, however it came. */
    static SheetAct of(Act act, Batch batch, Crop crop) {
        var told = crop.act(act.act()).orElse(null);
        return new SheetAct(
                batch.producerName(),
                batch.placeName(),
                batch.cropTitle(),
                Integer.toString(batch.number()),
                act.day().toString(),
                act.title(),
                value(act, told, field -> field.kind() == Kind.INPUT),
                value(act, told, field -> field.kind() == Kind.AMOUNT),
                value(act, told, field -> field.kind() == Kind.CHOICE),
                value(act, told, ActSheet::isWords),
                act.fields().get("note"),
                told != null && told.makesLot() ? act.lot() : null);
    }

    private static @Nullable String value(Act act, Crop.@Nullable Act told, Predicate<Field> kind) {
        return told == null
                ? null
                : first(told, kind).map(Field::field).map(act.fields()::get).orElse(null);
    }

    /** The column that holds a field of an act. */
    static String column(String field, Crop.@Nullable Act act) {
        var plain = field.startsWith("fields.") ? field.substring(7) : field;
        return switch (plain) {
            case "batch" -> NUMBER;
            case "act" -> ACT;
            case "happenedAt" -> DAY;
            case "lot" -> LOT;
            case "note" -> NOTE;
            default ->
                    act == null
                            ? ACT
                            : act.fields().stream()
                                    .filter(one -> one.field().equals(plain))
                                    .findFirst()
                                    .map(one ->
                                            switch (one.kind()) {
                                                case INPUT -> INPUT;
                                                case AMOUNT -> AMOUNT;
                                                case CHOICE -> CHOICE;
                                                case TEXT, PHOTO, VIDEO -> WORDS;
                                            })
                                    .orElse(ACT);
        };
    }
}
