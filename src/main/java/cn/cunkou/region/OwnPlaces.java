package cn.cunkou.region;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.imports.ImportKind.Place;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Where whoever asks may hand in a table. */
@Service
public class OwnPlaces {
    private final Counties counties;
    private final Divisions divisions;

    OwnPlaces(Counties counties, Divisions divisions) {
        this.counties = counties;
        this.divisions = divisions;
    }

    /** The counties within the actor's divisions. */
    public List<Place> counties() {
        var scope = Actor.current().scope();
        return counties.mine().stream()
                .filter(county -> scope.covers(county.code().digits()))
                .map(OwnPlaces::whole)
                .toList();
    }

    /** The same, and single towns of the counties that are not. */
    public List<Place> countiesAndTowns() {
        var scope = Actor.current().scope();
        return counties.mine().stream()
                .flatMap(county ->
                        scope.covers(county.code().digits())
                                ? Stream.of(whole(county))
                                : divisions.children(county.code(), counties.today(county)).stream()
                                        .filter(town -> scope.covers(town.code().digits()))
                                        .map(town ->
                                                new Place(
                                                        town.code().digits(),
                                                        county.name() + " · " + town.name())))
                .toList();
    }

    private static Place whole(County county) {
        return new Place(county.code().digits(), county.name());
    }
}
