package cn.cunkou.stations;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The places somebody may choose from. */
@Component
public class Choices {
    private final Divisions divisions;
    private final Counties counties;

    Choices(Divisions divisions, Counties counties) {
        this.divisions = divisions;
        this.counties = counties;
    }

    /** One choice of a list. */
    public record Option(String value, String label) {}

    /** Choices under a heading: a town with its villages. */
    public record Group(String label, List<Option> options) {}

    /** The county itself, towns and villages, as far as whoever acts may enter stations there. */
    List<Group> places(County county) {
        var scope = Actor.current().scope();
        var today = counties.today(county);
        var groups = new ArrayList<Group>();
        if (scope.covers(county.code().digits())) {
            var centre = new Option(county.code().digits(), county.name() + "（县级中心）");
            groups.add(new Group("全" + county.kind(), List.of(centre)));
        }
        var villages = divisions.villages(county.code(), Divisions.Base.ALL_COMMITTEES, today);
        for (var town : divisions.children(county.code(), today)) {
            var options = new ArrayList<Option>();
            if (scope.covers(town.code().digits())) {
                options.add(new Option(town.code().digits(), town.name() + "（镇级站）"));
            }
            villages.stream()
                    .filter(village -> town.code().contains(village.code()))
                    .filter(village -> scope.covers(village.code().digits()))
                    .map(village -> new Option(village.code().digits(), village.shortName()))
                    .forEach(options::add);
            if (!options.isEmpty()) {
                groups.add(new Group(town.name(), options));
            }
        }
        return groups;
    }

    /** The same, for a station of one level only. */
    List<Group> places(County county, Level level) {
        return places(county).stream()
                .map(group ->
                        new Group(
                                group.label(),
                                group.options().stream()
                                        .filter(option ->
                                                option.value().length() == level.of().length())
                                        .toList()))
                .filter(group -> !group.options().isEmpty())
                .toList();
    }

    /** The towns of a county that whoever acts may see. */
    List<Option> towns(County county) {
        var scope = Actor.current().scope();
        return divisions.children(county.code(), counties.today(county)).stream()
                .filter(town -> touches(scope, town.code().digits()))
                .map(town -> new Option(town.code().digits(), town.name()))
                .toList();
    }

    County county(String code) {
        return counties.chosen(code);
    }

    County around(String division) {
        return counties.around(division);
    }

    private static boolean touches(Scope scope, String town) {
        return scope.covers(town)
                || scope.prefixes().stream().anyMatch(prefix -> prefix.startsWith(town));
    }
}
