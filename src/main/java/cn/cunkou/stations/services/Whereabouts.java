package cn.cunkou.stations.services;

import cn.cunkou.stations.services.Material.Part;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Where the phone was: at the station, with a villager who cannot walk, or miles away. */
final class Whereabouts {
    private static final double FAR_METRES = 3_000;

    /** Keepers visit the old at home now and then, or stand on a market. */
    private static final int MANY = 7;

    private static final int ENOUGH_TO_KNOW = 10;

    private Whereabouts() {}

    static List<Suspicion> far(Part part, YearMonth month) {
        var station = point(part);
        if (station == null) {
            return List.of();
        }
        var far =
                part.month().stream()
                        .filter(one ->
                                one.point() != null
                                        && one.point().metresTo(station) - one.point().accuracy()
                                                > FAR_METRES)
                        .toList();
        return far.size() < MANY
                ? List.of()
                : List.of(
                        new Suspicion(
                                part.station(),
                                Reason.FAR,
                                month.toString(),
                                "%s有%d条记的时候，手机离站点%.0f公里以上"
                                        .formatted(month, far.size(), FAR_METRES / 1_000),
                                far));
    }

    /** Where it stands; where nobody measured that, where its phone mostly was. */
    private static @Nullable Point point(Part part) {
        if (part.ground().point() != null) {
            return part.ground().point();
        }
        var points = part.all().stream().map(Observed::point).filter(Objects::nonNull).toList();
        return points.size() < ENOUGH_TO_KNOW
                ? null
                : new Point(median(points, Point::longitude), median(points, Point::latitude), 0);
    }

    private static double median(List<Point> points, ToDoubleFunction<Point> of) {
        return points.stream()
                .mapToDouble(of)
                .sorted()
                .skip(points.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
