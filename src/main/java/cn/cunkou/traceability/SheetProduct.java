package cn.cunkou.traceability;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.region.NamedPlace;
import cn.cunkou.registry.Party;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as a row of a workbook. */
record SheetProduct(ProductInput input, @Nullable String town, @Nullable String village) {
    private static final String NAME = "产品名称";
    private static final String SORT = "种类";
    private static final String PRODUCER_KIND = "生产者类别";
    private static final String PRODUCER = "生产者";
    private static final String GTIN = "商品条码";
    private static final String SHOP = "网店";

    static final Columns COLUMNS =
            Columns.of(
                    "产品",
                    Column.text(NAME).mandatory().upTo(60).such("高山绿茶250克"),
                    Column.text(SORT).mandatory().upTo(20).such("茶叶"),
                    Column.choice(
                                    PRODUCER_KIND,
                                    Products.PRODUCERS.stream().map(Party.Kind::label).toList())
                            .mandatory(),
                    Column.text(PRODUCER).mandatory().upTo(100).explained("全称；农户写户主姓名"),
                    Column.text(NamedPlace.TOWN).upTo(40).explained("生产者所在的镇"),
                    Column.text(NamedPlace.VILLAGE).upTo(40),
                    Column.code(GTIN).upTo(14).explained("8、12、13或14位，没有就留空"),
                    Column.text(SHOP).upTo(300).explained("完整的网址"));

    static SheetProduct read(Line line, String division) {
        var label = line.text(PRODUCER_KIND);
        var kind =
                Products.PRODUCERS.stream()
                        .filter(one -> one.label().equals(label))
                        .map(Party.Kind::id)
                        .findFirst()
                        .orElse(null);
        return new SheetProduct(
                new ProductInput(
                        division,
                        kind,
                        line.text(PRODUCER),
                        line.text(NAME),
                        line.text(SORT),
                        line.text(GTIN),
                        line.text(SHOP)),
                line.text(NamedPlace.TOWN),
                line.text(NamedPlace.VILLAGE));
    }

    /** What tells one product of the register from all others. */
    String key() {
        return String.join(
                "\n",
                String.valueOf(input.division()),
                String.valueOf(input.producerKind()),
                String.valueOf(input.producer()),
                String.valueOf(input.name()));
    }

    List<@Nullable String> cells() {
        var kind =
                Products.PRODUCERS.stream()
                        .filter(one -> one.id().equals(input.producerKind()))
                        .map(Party.Kind::label)
                        .findFirst()
                        .orElse(null);
        return Arrays.asList(
                input.name(),
                input.kind(),
                kind,
                input.producer(),
                town,
                village,
                input.gtin(),
                input.shop());
    }

    /** The title of the column in which a field of the form stands. */
    static String column(String field) {
        return switch (field) {
            case "name" -> NAME;
            case "kind" -> SORT;
            case "producerKind" -> PRODUCER_KIND;
            case "producer" -> PRODUCER;
            case "gtin" -> GTIN;
            case "shop" -> SHOP;
            default -> NamedPlace.TOWN;
        };
    }
}
