package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Body;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The places a role is given for, as forms offer and lists name them. */
@Component
public class GrantPlaces {
    private final Divisions divisions;
    private final Counties counties;
    private final Registry registry;
    private final Clock clock;

    GrantPlaces(Divisions divisions, Counties counties, Registry registry, Clock clock) {
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
        this.clock = clock;
    }

    /** A place to choose, by its code. */
    public record Choice(String code, String name) {}

    /** 五华县, 五华县水寨镇, 五华县水寨镇大坝村; the code where nobody knows a name. */
    String name(String division) {
        if (division.equals(Grant.EVERYWHERE)) {
            return "全部区划";
        }
        var code = DivisionCode.of(division);
        var name = shortName(code);
        return switch (code.level()) {
            case TOWN -> shortName(code.county()) + name;
            case VILLAGE ->
                    shortName(code.county()) + code.town().map(this::shortName).orElse("") + name;
            default -> name;
        };
    }

    /** The counties and towns in reach of whoever acts; villages are typed. */
    List<Choice> choices() {
        var scope = Actor.current().scope();
        var choices = new ArrayList<Choice>();
        if (scope.isEverywhere()) {
            choices.add(new Choice(Grant.EVERYWHERE, "全部区划"));
        }
        for (var county : counties.mine()) {
            if (scope.covers(county.code().digits())) {
                choices.add(new Choice(county.code().digits(), county.name()));
            }
            divisions.children(county.code(), today()).stream()
                    .filter(town -> scope.covers(town.code().digits()))
                    .map(town -> new Choice(town.code().digits(), county.name() + town.name()))
                    .forEach(choices::add);
        }
        return choices;
    }

    /** The bodies in reach of whoever acts, by county and name. */
    List<Choice> bodies() {
        return counties.mine().stream()
                .flatMap(county ->
                        registry.bodies(county.code()).stream()
                                .map(body ->
                                        new Choice(
                                                body.id().toString(),
                                                county.name() + " " + body.name())))
                .toList();
    }

    /**
     * The body of that id, if it lies in the division.
     *
     * @param typed an id, or nothing
     */
    Optional<Body> body(String typed, DivisionCode within) {
        return registry.bodies(within).stream()
                .filter(body -> body.id().toString().equals(typed))
                .findFirst();
    }

    /** A grant's role, place and body: 责任单位填报员（五华县，县商务局）. */
    String inWords(Grant grant) {
        var place = name(grant.division());
        var body = grant.body();
        if (body == null) {
            return grant.role().title() + "（" + place + "）";
        }
        return grant.role().title() + "（" + place + "，" + bodyName(body) + "）";
    }

    String bodyName(UUID body) {
        return registry.body(body).map(Body::name).orElse("已不在的单位");
    }

    boolean exists(String division) {
        return division.equals(Grant.EVERYWHERE)
                || (DivisionCode.isValid(division)
                        && divisions.find(DivisionCode.of(division), today()).isPresent());
    }

    private String shortName(DivisionCode code) {
        return divisions.find(code, today()).map(Division::shortName).orElse(code.digits());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Counties.ZONE);
    }
}
