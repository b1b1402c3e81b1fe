package cn.cunkou.stations;

import cn.cunkou.platform.imports.Fault;
import cn.cunkou.values.DivisionCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stations of the register that rows of a workbook may mean. */
final class Known {
    private final Map<String, Station> byCode = new HashMap<>();
    private final Map<String, List<Station>> byPlace;

    Known(List<Station> stations) {
        stations.forEach(station -> byCode.put(station.code(), station));
        byPlace =
                stations.stream()
                        .collect(
                                Collectors.groupingBy(station ->
                                        key(station.level(), station.division(), station.name())));
    }

    Set<String> codes() {
        return byCode.keySet();
    }

    /** The station that a row means; null when it is a new one, or when the faults say why not. */
    @Nullable Station like(
            @Nullable String code,
            SheetReader.Where where,
            @Nullable String name,
            List<Fault> faults) {
        var numbered = code == null ? null : byCode.get(code);
        if (numbered != null) {
            if (numbered.level() != where.level()
                    || !numbered.division().equals(where.division())) {
                faults.add(
                        new Fault(
                                StationSheet.CODE,
                                "编号%s是%s的%s站，与这一行的地方不同"
                                        .formatted(
                                                code,
                                                numbered.place(),
                                                numbered.level().shortLabel()),
                                "核对编号；站点搬了地方，请在站点页登记迁址"));
                return null;
            }
            return numbered;
        }
        var named =
                name == null
                        ? List.<Station>of()
                        : byPlace.getOrDefault(
                                key(where.level(), where.division(), name), List.of());
        if (named.size() > 1 && code == null) {
            faults.add(new Fault(StationSheet.CODE, "这里有%d个同名的站点".formatted(named.size()), "补上编号"));
        }
        return named.size() == 1 ? named.getFirst() : null;
    }

    static String key(Level level, DivisionCode division, String name) {
        return level.id() + " " + division.digits() + " " + name;
    }
}
