package cn.cunkou.measures;

import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Here;
import cn.cunkou.region.VillageList;
import cn.cunkou.region.VillageLists;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * What measures ask of the region: which divisions there are, what day it is, which lists are
 * known.
 */
@Component
class Places {
    private final Divisions divisions;
    private final Counties counties;
    private final VillageLists lists;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Places(Divisions divisions, Counties counties, VillageLists lists) {
        this.divisions = divisions;
        this.counties = counties;
        this.lists = lists;
    }

    /**
     * Whether there is such a division. One that there was once stays known: its history can still
     * be asked.
     */
    boolean exists(String division, LocalDate day) {
        if (known.contains(division)) {
            return true;
        }
        var exists =
                DivisionCode.isValid(division)
                        && divisions.find(DivisionCode.of(division), day).isPresent();
        if (exists) {
            known.add(division);
        }
        return exists;
    }

    /** Above the county the real day. */
    LocalDate today(String division) {
        var counties = this.counties.all();
        return counties.stream()
                .map(county -> county.code())
                .filter(county ->
                        county.digits().startsWith(division)
                                || division.startsWith(county.digits()))
                .findFirst()
                .map(this.counties::today)
                .orElseGet(() ->
                        this.counties.today(
                                DivisionCode.of((division + "000000").substring(0, 6))));
    }

    /** The county that the address names, or else the only one served. */
    Optional<String> onlyCounty() {
        var here = Here.current();
        if (here != null) {
            return Optional.of(here.county().code().digits());
        }
        var all = counties.all();
        return all.size() == 1 ? Optional.of(all.getFirst().code().digits()) : Optional.empty();
    }

    /** What the addresses of each place's public pages begin with. */
    Function<DivisionCode, String> roots() {
        var several = counties.all().size() > 1;
        return place -> several ? Counties.root(place) : "";
    }

    /** The divisions right below, by code. */
    List<Division> children(String division, LocalDate day) {
        return divisions.children(DivisionCode.of(division), day);
    }

    /** What a missing list is called, or nothing when it is there. */
    Optional<String> missing(String list, String division, LocalDate day) {
        var code = DivisionCode.of(division);
        if (code.level().compareTo(Level.COUNTY) < 0) {
            return Optional.empty();
        }
        var kind = VillageList.Kind.of(list);
        return lists.anyInForce(kind, code.county(), day)
                ? Optional.empty()
                : Optional.of(kind.label());
    }
}
