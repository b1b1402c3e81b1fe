package cn.cunkou.funds;

import cn.cunkou.plan.Detail;
import cn.cunkou.stations.applications.VillageStations;
import cn.cunkou.values.DivisionCode;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the town stations beside what a payment is for, where a rule of the plan looks for them.
 */
@Component
class TownStations {
    private final VillageStations stations;

    TownStations(VillageStations stations) {
        this.stations = stations;
    }

    /** Ids of those in the same village; empty where no rule asks, or no village is named. */
    Set<String> beside(Charter charter, Proposal said) {
        var village = said.turn(Tally.Each.VILLAGE);
        return village == null || !areAsked(charter)
                ? Set.of()
                : stations.townStations(DivisionCode.of(village)).stream()
                        .map(UUID::toString)
                        .collect(Collectors.toSet());
    }

    /** Whether a rule of the plan looks for them. */
    static boolean areAsked(Charter charter) {
        return charter.rules().stream()
                .anyMatch(rule ->
                        rule.detail() instanceof Detail.Limit limit && limit.beside() != null);
    }
}
