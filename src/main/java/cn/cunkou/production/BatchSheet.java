package cn.cunkou.production;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.region.NamedPlace;
import java.util.Objects;

/** The workbook of places and batches: the same for import, export and the empty template. */
final class BatchSheet {
    static final String PRODUCER = "生产者";
    static final String PLACE = "场所";
    static final String KIND = "场所种类";
    static final String AREA = "面积";
    static final String UNIT = "面积单位";
    static final String CROP = "品类";
    static final String PRODUCT = "产品";
    static final String FROM = "从哪天起";
    static final String UNTIL = "预计采收";

    static final Columns COLUMNS =
            Columns.of(
                    "生产场所和生产批",
                    Column.text(PRODUCER).mandatory().upTo(100).explained("产品溯源里登记的生产者"),
                    Column.text(PLACE).mandatory().upTo(40).such("村东1号棚").explained("还没有登记的场所一起登记"),
                    Column.text(KIND).mandatory().upTo(20).such("大棚"),
                    Column.text(NamedPlace.TOWN).upTo(40),
                    Column.text(NamedPlace.VILLAGE).upTo(40),
                    Column.text(AREA).upTo(12).such("2.5"),
                    Column.text(UNIT).upTo(10).such("亩"),
                    Column.text(CROP).mandatory().upTo(60).such("草莓"),
                    Column.text(PRODUCT).mandatory().upTo(60).explained("产品溯源里登记的产品名称"),
                    Column.day(FROM).mandatory().explained("定植、投苗、进料的日子"),
                    Column.day(UNTIL).explained("不知道就留空"));

    private BatchSheet() {}

    /** The row as it stands; empty texts where something mandatory is missing. */
    static SheetBatch read(Line line) {
        return new SheetBatch(
                text(line, PRODUCER),
                text(line, PLACE),
                text(line, KIND),
                line.text(NamedPlace.TOWN),
                line.text(NamedPlace.VILLAGE),
                line.text(AREA),
                line.text(UNIT),
                text(line, CROP),
                text(line, PRODUCT),
                text(line, FROM),
                line.text(UNTIL));
    }

    private static String text(Line line, String title) {
        return Objects.requireNonNullElse(line.text(title), "");
    }

    /** The column that holds a field of the forms. */
    static String column(String field) {
        return switch (field) {
            case "producer" -> PRODUCER;
            case "kind" -> KIND;
            case "division" -> NamedPlace.TOWN;
            case "area", "position" -> AREA;
            case "unit" -> UNIT;
            case "crop" -> CROP;
            case "product" -> PRODUCT;
            case "from" -> FROM;
            case "until" -> UNTIL;
            default -> PLACE;
        };
    }
}
