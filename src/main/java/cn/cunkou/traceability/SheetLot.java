package cn.cunkou.traceability;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.region.NamedPlace;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lot as a row of a workbook; its producer by the whole name. */
record SheetLot(
        LotInput input,
        @Nullable String producer,
        @Nullable String product,
        @Nullable String town,
        @Nullable String village) {
    static final String PRODUCER = "生产者";
    static final String PRODUCT = "产品名称";

    private static final String NUMBER = "批次号";
    private static final String MADE = "采收或生产日期";
    private static final String EXPIRES = "保质期到";
    private static final String NOTE = "备注";

    static final Columns COLUMNS =
            Columns.of(
                    "批次",
                    Column.text(PRODUCER).mandatory().upTo(100).explained("产品登记里的生产者全称"),
                    Column.text(PRODUCT).mandatory().upTo(60).explained("先登记产品"),
                    Column.text(NUMBER).mandatory().upTo(40).such("20191105-1"),
                    Column.day(MADE).mandatory(),
                    Column.day(EXPIRES).explained("没有保质期就留空"),
                    Column.text(NamedPlace.TOWN).upTo(40).explained("产地所在的镇"),
                    Column.text(NamedPlace.VILLAGE).upTo(40),
                    Column.note(NOTE).upTo(200).explained("消费者能看到"));

    static SheetLot read(Line line, String division) {
        return new SheetLot(
                new LotInput(
                        division,
                        line.text(NUMBER),
                        line.text(MADE),
                        line.text(EXPIRES),
                        line.text(NOTE)),
                line.text(PRODUCER),
                line.text(PRODUCT),
                line.text(NamedPlace.TOWN),
                line.text(NamedPlace.VILLAGE));
    }

    /** What tells one product from all others, as far as the row says. */
    static String productKey(@Nullable String producer, @Nullable String product) {
        return producer + "\n" + product;
    }

    String key() {
        return productKey(producer, product) + "\n" + input.number();
    }

    List<@Nullable String> cells() {
        return Arrays.asList(
                producer,
                product,
                input.number(),
                input.madeOn(),
                input.expiresOn(),
                town,
                village,
                input.note());
    }

    /** The title of the column in which a field of the form stands. */
    static String column(String field) {
        return switch (field) {
            case "number" -> NUMBER;
            case "madeOn" -> MADE;
            case "expiresOn" -> EXPIRES;
            case "note" -> NOTE;
            default -> NamedPlace.TOWN;
        };
    }
}
