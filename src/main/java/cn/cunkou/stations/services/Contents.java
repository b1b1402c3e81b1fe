package cn.cunkou.stations.services;

import cn.cunkou.stations.services.Material.Part;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was typed in: the same again and again. */
final class Contents {
    private static final int MANY = 20;

    /** In percent of what a station recorded with its fields filled in. */
    private static final int MOST = 80;

    private Contents() {}

    static List<Suspicion> same(Part part, YearMonth month) {
        var filled = part.month().stream().filter(Observed::filled).toList();
        return filled.stream()
                .collect(
                        Collectors.groupingBy(Observed::content, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(same -> same.size() >= MANY && same.size() * 100 >= filled.size() * MOST)
                .map(same ->
                        new Suspicion(
                                part.station(),
                                Reason.SAME_TEXT,
                                month.toString(),
                                "%s填了内容的%d条里，有%d条一模一样".formatted(month, filled.size(), same.size()),
                                same))
                .toList();
    }
}
