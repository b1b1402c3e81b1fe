package cn.cunkou.stations;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A station as the audit trail keeps it, so that two states can be compared field by field. */
record Snapshot(
        int version,
        String code,
        String name,
        String level,
        String division,
        String place,
        String origin,
        @Nullable String address,
        @Nullable String area,
        @Nullable String phone,
        boolean logisticsPoint,
        @Nullable String keeper,
        @Nullable String keeperPhone,
        @Nullable String opened,
        @Nullable String accepted,
        @Nullable String acceptancePaper,
        @Nullable String idleSince,
        @Nullable String closed,
        @Nullable String closingReason,
        List<String> served) {
    static final String KEEPER_PHONE = "站长电话";

    static Snapshot of(Station station) {
        var life = station.life();
        var keeper = station.keeper();
        return new Snapshot(
                station.version(),
                station.code(),
                station.name(),
                station.level().label(),
                station.division().digits(),
                station.place(),
                station.origin().label(),
                station.premises().address(),
                text(station.premises().area()),
                station.phone(),
                station.logisticsPoint(),
                keeper == null ? null : keeper.name(),
                keeper == null ? null : keeper.phone(),
                text(life.opened()),
                text(life.accepted()),
                life.acceptancePaper(),
                text(life.idleSince()),
                text(life.closed()),
                life.closingReason(),
                station.served().stream().map(Station.Served::name).toList());
    }

    /** What differs in the later state, in the words of the page. */
    List<Outcome.Change> changesTo(Snapshot later) {
        var changes = new ArrayList<Outcome.Change>();
        var before = fields();
        var after = later.fields();
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).value().equals(after.get(i).value())) {
                changes.add(
                        new Outcome.Change(
                                before.get(i).label(),
                                before.get(i).value(),
                                after.get(i).value()));
            }
        }
        return changes;
    }

    private record Field(String label, String value) {}

    private List<Field> fields() {
        return List.of(
                field("编号", code),
                field("名称", name),
                field("级别", level),
                field("所在地", place),
                field("来源", origin),
                field("地址", address),
                field("面积", area),
                field("电话", phone),
                field("物流点", logisticsPoint ? "是" : "否"),
                field("站长", keeper),
                field(KEEPER_PHONE, keeperPhone),
                field("开业日期", opened),
                field("验收日期", accepted),
                field("验收文件", acceptancePaper),
                field("歇业开始", idleSince),
                field("关闭日期", closed),
                field("关闭原因", closingReason),
                field(
                        "服务村",
                        served == null ? "" : served.stream().collect(Collectors.joining("、"))));
    }

    private static Field field(String label, @Nullable String value) {
        return new Field(label, value == null ? "" : value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof java.math.BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value == null ? null : value.toString();
    }
}
