package cn.cunkou.traceability;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Line;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.NamedPlace;
import cn.cunkou.values.DivisionCode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lot of another platform as a row of a workbook. */
record SheetForeignLot(ForeignLotInput input, @Nullable String town, @Nullable String village) {
    private static final String PLATFORM = "平台";
    private static final String NUMBER = "批次号";
    private static final String PRODUCT = "产品";
    private static final String PRODUCER = "生产者";
    private static final String GTIN = "商品条码";
    private static final String MADE = "采收或生产日期";
    private static final String EXPIRES = "保质期到";
    private static final String ADDRESS = "码的网址";
    private static final String FIRST = "首码";
    private static final String LAST = "末码";

    static final Columns COLUMNS =
            Columns.of(
                    "外部平台批次",
                    Column.text(PLATFORM).mandatory().upTo(60).such("某某农产品追溯平台"),
                    Column.text(NUMBER).mandatory().upTo(40),
                    Column.text(PRODUCT).mandatory().upTo(60),
                    Column.text(PRODUCER).mandatory().upTo(100),
                    Column.code(GTIN).upTo(14),
                    Column.day(MADE).mandatory(),
                    Column.day(EXPIRES),
                    Column.text(NamedPlace.TOWN).upTo(40).explained("产地所在的镇"),
                    Column.text(NamedPlace.VILLAGE).upTo(40),
                    Column.text(ADDRESS)
                            .mandatory()
                            .upTo(300)
                            .such("https://trace.example.cn/q?c={code}")
                            .explained("扫码打开的网址，码的位置写{code}"),
                    Column.code(FIRST).explained("这一批第一个码，不知道就留空"),
                    Column.code(LAST).explained("这一批最后一个码，与首码同样长短"));

    static SheetForeignLot read(Line line, DivisionCode division, Gazetteer names) {
        return of(
                new ForeignLotInput(
                        division.digits(),
                        line.text(PLATFORM),
                        line.text(NUMBER),
                        line.text(PRODUCT),
                        line.text(PRODUCER),
                        gtin(line.text(GTIN)),
                        line.text(MADE),
                        line.text(EXPIRES),
                        line.text(ADDRESS),
                        line.text(FIRST),
                        line.text(LAST)),
                names);
    }

    private static @Nullable String gtin(@Nullable String typed) {
        return typed == null ? null : Gtin.read(typed).map(Gtin::digits).orElse(typed);
    }

    static SheetForeignLot of(ForeignLot lot, Gazetteer names) {
        return of(ForeignLotInput.of(lot), names);
    }

    private static SheetForeignLot of(ForeignLotInput input, Gazetteer names) {
        var place = DivisionCode.of(String.valueOf(input.division()));
        return new SheetForeignLot(
                input,
                ProductImport.name(place.town().orElse(null), names),
                place.level() == DivisionCode.Level.VILLAGE
                        ? ProductImport.name(place, names)
                        : null);
    }

    String key() {
        return input.division() + "\n" + input.platform() + "\n" + input.number();
    }

    List<@Nullable String> cells() {
        return Arrays.asList(
                input.platform(),
                input.number(),
                input.product(),
                input.producer(),
                input.gtin(),
                input.madeOn(),
                input.expiresOn(),
                town,
                village,
                input.address(),
                input.firstCode(),
                input.lastCode());
    }

    static String column(String field) {
        return switch (field) {
            case "platform" -> PLATFORM;
            case "number" -> NUMBER;
            case "product" -> PRODUCT;
            case "producer" -> PRODUCER;
            case "gtin" -> GTIN;
            case "madeOn" -> MADE;
            case "expiresOn" -> EXPIRES;
            case "address" -> ADDRESS;
            case "firstCode" -> FIRST;
            default -> NamedPlace.TOWN;
        };
    }
}
