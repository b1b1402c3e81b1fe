package cn.cunkou.stations.scoring;

import cn.cunkou.stations.scoring.ScoreBook.Facts;
import cn.cunkou.stations.scoring.ScoreBook.Given;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds up the points of all stations of a run, each with what its points come from. */
final class Ranking {
    private final List<ScoreLine> lines;
    private final List<Facts> stations;
    private final Map<UUID, List<Given>> given;
    private final long mostServices;
    private final long mostDays;

    private Ranking(List<ScoreLine> lines, List<Facts> stations, List<Given> given) {
        this.lines = lines;
        this.stations = stations;
        this.given = given.stream().collect(Collectors.groupingBy(Given::station));
        this.mostServices = stations.stream().mapToLong(Facts::services).max().orElse(0);
        this.mostDays = stations.stream().mapToLong(Facts::daysOn).max().orElse(0);
    }

    /** All of them, the best first. */
    static List<Scored> of(List<ScoreLine> lines, List<Facts> stations, List<Given> given) {
        return new Ranking(lines, stations, given).ranked();
    }

    private List<Scored> ranked() {
        var all =
                stations.stream()
                        .map(this::scored)
                        .sorted(
                                Comparator.comparing(Scored::total)
                                        .reversed()
                                        .thenComparing(Scored::code))
                        .toList();
        var ranked = new ArrayList<Scored>();
        for (var one : all) {
            var before = ranked.isEmpty() ? null : ranked.getLast();
            var rank =
                    before != null && before.total().compareTo(one.total()) == 0
                            ? before.rank()
                            : ranked.size() + 1;
            ranked.add(one.ranked(rank));
        }
        return ranked;
    }

    private Scored scored(Facts station) {
        var total = BigDecimal.ZERO.setScale(1);
        var said = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var line : lines) {
            var by = line.isByPerson() ? given(station, line) : null;
            if (line.isByPerson() && by == null) {
                missing.add(line.label());
                continue;
            }
            var points = by == null ? points(station, line) : by.points();
            total = total.add(points);
            said.add(
                    "%s%s分（%s）"
                            .formatted(
                                    line.label(),
                                    points.toPlainString(),
                                    by == null ? base(station, line) : by.paper()));
        }
        return new Scored(
                station.station(),
                station.division(),
                station.code(),
                station.name(),
                station.place(),
                1,
                total,
                String.join("，", said),
                missing);
    }

    private @Nullable Given given(Facts station, ScoreLine line) {
        return given.getOrDefault(station.station(), List.of()).stream()
                .filter(one -> one.place() == line.place())
                .findFirst()
                .orElse(null);
    }

    private BigDecimal points(Facts station, ScoreLine line) {
        return switch (line.source()) {
            case SERVICES -> line.share(station.services(), mostServices);
            case DAYS_ON -> line.share(station.daysOn(), mostDays);
            case FITTED -> line.share(station.fitted() ? 1 : 0, 1);
            case PERSON -> BigDecimal.ZERO;
        };
    }

    private String base(Facts station, ScoreLine line) {
        return switch (line.source()) {
            case SERVICES -> "%d次，最多的站%d次".formatted(station.services(), mostServices);
            case DAYS_ON -> "%d天，最多的站%d天".formatted(station.daysOn(), mostDays);
            case FITTED -> station.fitted() ? "检查表全做好" : "检查表没有全做好";
            case PERSON -> "";
        };
    }
}
