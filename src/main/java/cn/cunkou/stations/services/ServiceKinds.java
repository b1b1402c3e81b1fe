package cn.cunkou.stations.services;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.plan.Plans;
import cn.cunkou.stations.Level;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The kinds of service that a county's plan names for each level of its stations. */
@Service
public class ServiceKinds {
    private static final String EVERYWHERE = "station-services";
    private static final Map<Level, List<String>> CATALOGUES =
            Map.of(
                    Level.VILLAGE, List.of(EVERYWHERE),
                    Level.TOWN, List.of("town-station-services", EVERYWHERE),
                    Level.COUNTY, List.of("centre-services", EVERYWHERE));

    private final Plans plans;

    ServiceKinds(Plans plans) {
        this.plans = plans;
    }

    /**
     * What one station offers.
     *
     * @param tapped kinds that a keeper records
     * @param elsewhere kinds of which each is counted where it happens, such as parcels
     */
    public record Offer(List<ServiceKind> tapped, List<Catalogue.Entry> elsewhere) {
        public Offer {
            tapped = List.copyOf(tapped);
            elsewhere = List.copyOf(elsewhere);
        }

        /** Whether the plan names kinds at all. */
        public boolean isNamed() {
            return !tapped.contains(ServiceKind.UNNAMED);
        }

        Optional<ServiceKind> find(String id) {
            return tapped.stream().filter(kind -> kind.id().equals(id)).findFirst();
        }
    }

    @Transactional(readOnly = true)
    public Offer of(DivisionCode county, Level level) {
        var catalogues =
                plans.current(county).map(edition -> edition.plan().catalogues()).orElse(List.of());
        return CATALOGUES.getOrDefault(level, List.of()).stream()
                .flatMap(id -> catalogues.stream().filter(one -> one.id().equals(id)))
                .findFirst()
                .map(ServiceKinds::offer)
                .orElseGet(() -> new Offer(List.of(ServiceKind.UNNAMED), List.of()));
    }

    private static Offer offer(Catalogue catalogue) {
        var tapped = new ArrayList<ServiceKind>();
        var elsewhere = new ArrayList<Catalogue.Entry>();
        for (var entry : catalogue.entries()) {
            if (entry.recorded() == null) {
                tapped.add(new ServiceKind(entry.id(), entry.label(), true, entry.fields()));
            } else {
                elsewhere.add(entry);
            }
        }
        return new Offer(tapped, elsewhere);
    }

    /** The words for all kinds of a county, by id, whatever level they are for. */
    @Transactional(readOnly = true)
    public Map<String, ServiceKind> all(DivisionCode county) {
        var all = new LinkedHashMap<String, ServiceKind>();
        for (var level : Level.values()) {
            of(county, level).tapped().forEach(kind -> all.putIfAbsent(kind.id(), kind));
        }
        return all;
    }
}
