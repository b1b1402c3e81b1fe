package cn.cunkou.stations;

import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workbook of stations: the same for import, export and the empty template. */
final class StationSheet {
    static final String CODE = "编号";
    static final String LEVEL = "级别";
    static final String TOWN = "镇";
    static final String VILLAGE = "村";
    static final String NAME = "名称";
    static final String ORIGIN = "来源";
    static final String ADDRESS = "地址";
    static final String AREA = "面积";
    static final String PHONE = "电话";
    static final String KEEPER = "站长";
    static final String KEEPER_PHONE = "站长电话";
    static final String LOGISTICS = "物流点";
    static final String OPENED = "开业日期";
    static final String ACCEPTED = "验收日期";
    static final String PAPER = "验收文件";
    static final String CLOSED = "关闭日期";
    static final String REASON = "关闭原因";
    static final String SERVED = "服务村";

    static final Columns COLUMNS =
            Columns.of(
                    "服务站点",
                    Column.code(CODE).upTo(32).such("CK-0296").explained("本县内不重复；新站点可以不填，由系统编号"),
                    Column.choice(
                                    LEVEL,
                                    Arrays.stream(Level.values()).map(Level::shortLabel).toList())
                            .explained("不填时，写了村的是村级，只写了镇的是镇级"),
                    Column.text(TOWN).upTo(40).such("城关镇").explained("镇级站、村级站都要填"),
                    Column.text(VILLAGE).upTo(40).such("东风村").explained("村级站填"),
                    Column.text(NAME).mandatory().upTo(80).such("东风村电商服务站"),
                    Column.choice(
                                    ORIGIN,
                                    Arrays.stream(Origin.values()).map(Origin::label).toList())
                            .explained("不填算新建"),
                    Column.text(ADDRESS).such("村委会旁"),
                    Column.decimal(AREA).explained("平方米；留空表示不改"),
                    Column.code(PHONE).such("0000-4433000").explained("对外公布的电话"),
                    Column.text(KEEPER).upTo(40),
                    Column.code(KEEPER_PHONE).such("13812346120"),
                    Column.yesNo(LOGISTICS).explained("是否同时是物流点；不填算否"),
                    Column.day(OPENED).explained("还没有开业就留空"),
                    Column.day(ACCEPTED).explained("还没有验收就留空"),
                    Column.text(PAPER).explained("标题或文号"),
                    Column.day(CLOSED).explained("没有关闭就留空"),
                    Column.text(REASON),
                    Column.note(SERVED).such("城关镇 · 红星村、城关镇 · 前进村").explained("除本村外还服务哪些村，用顿号分开"));

    private StationSheet() {}

    /** A station as a row, a text per column. */
    static List<@Nullable String> cells(SheetStation row) {
        var station = row.station();
        return Arrays.asList(
                station.code(),
                station.level().shortLabel(),
                row.town(),
                row.village(),
                station.name(),
                station.origin().label(),
                station.address(),
                number(station.area()),
                station.phone(),
                station.keeperName(),
                station.keeperPhone(),
                station.logisticsPoint() ? "是" : "否",
                text(station.opened()),
                text(station.accepted()),
                station.acceptancePaper(),
                text(station.closed()),
                station.closingReason(),
                row.served().isEmpty() ? null : String.join("、", row.served()));
    }

    private static @Nullable String number(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
