package cn.cunkou.stations.services;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.stations.services.CheatingYear.StationMonth;
import cn.cunkou.stations.services.Suspicion.Reason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How much of what is invented is found, and how much of what is found is invented: by months of
 * stations, over years of which it is known.
 */
class DetectionYearTests {
    private static final int STATIONS = 150;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void mostOfWhatIsInventedIsFoundAndLittleElse(long seed) {
        var year = new CheatingYear(seed, STATIONS);
        var found = new HashMap<StationMonth, Set<Reason>>();
        for (var month : CheatingYear.months()) {
            for (var one : Detection.in(year.material(month))) {
                found.computeIfAbsent(new StationMonth(one.station(), month), _ -> new HashSet<>())
                        .add(one.reason());
            }
        }
        var hits = year.cheats().keySet().stream().filter(found::containsKey).count();
        var recall = (double) hits / year.cheats().size();
        var precision = (double) hits / found.size();
        System.out.printf(
                "%d services, %d months of stations, %d invented, %d found: recall %.3f, precision %.3f%n",
                year.size(), STATIONS * 12, year.cheats().size(), found.size(), recall, precision);
        var byReason = new EnumMap<Reason, String>(Reason.class);
        for (var reason : Reason.values()) {
            var of =
                    year.cheats().entrySet().stream()
                            .filter(one -> one.getValue() == reason)
                            .map(Map.Entry::getKey)
                            .toList();
            var right =
                    of.stream()
                            .filter(one -> found.getOrDefault(one, Set.of()).contains(reason))
                            .count();
            var wrong =
                    found.entrySet().stream()
                            .filter(one -> one.getValue().contains(reason))
                            .filter(one -> !year.cheats().containsKey(one.getKey()))
                            .count();
            byReason.put(reason, right + "/" + of.size() + " (+" + wrong + ")");
        }
        System.out.println(byReason);
        assertThat(recall).isGreaterThanOrEqualTo(0.9);
        assertThat(precision).isGreaterThanOrEqualTo(0.9);
    }
}
