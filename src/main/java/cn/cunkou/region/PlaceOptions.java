package cn.cunkou.region;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Option;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The places of a county that a form offers: those that whoever acts may write to. */
@Service
public class PlaceOptions {
    private final Divisions divisions;
    private final Counties counties;

    PlaceOptions(Divisions divisions, Counties counties) {
        this.divisions = divisions;
        this.counties = counties;
    }

    /** A town and its villages, or the county itself. */
    public record Group(String label, List<Option> options) {}

    @Transactional(readOnly = true)
    public List<Group> of(DivisionCode county) {
        var scope = Actor.current().scope();
        var today = counties.today(county);
        var groups = new ArrayList<Group>();
        var villages = divisions.villages(county, Divisions.Base.ALL_COMMITTEES, today);
        if (scope.covers(county.digits())) {
            var name = divisions.gazetteer(county, today).place(county);
            var kind = counties.find(county).map(County::kind).orElse("县");
            groups.add(new Group("全" + kind, List.of(new Option(county.digits(), name))));
        }
        for (var town : divisions.children(county, today)) {
            var options = new ArrayList<Option>();
            options.add(new Option(town.code().digits(), town.name()));
            villages.stream()
                    .filter(village -> town.code().contains(village.code()))
                    .map(village ->
                            new Option(
                                    village.code().digits(),
                                    town.name() + " · " + village.shortName()))
                    .forEach(options::add);
            options.removeIf(option -> !scope.covers(option.value()));
            if (!options.isEmpty()) {
                groups.add(new Group(town.name(), options));
            }
        }
        return groups;
    }
}
