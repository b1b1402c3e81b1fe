package cn.cunkou.phone;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationFilter;
import cn.cunkou.stations.StationLists;
import cn.cunkou.stations.services.Services;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which stations whoever holds the phone keeps. */
@Component
class Keeping {
    private static final int MANY = 100;

    private final StationLists lists;
    private final Services services;

    Keeping(StationLists lists, Services services) {
        this.lists = lists;
        this.services = services;
    }

    /**
     * Those that stand in just the places the keeper's role was given for; the closed ones last.
     */
    List<Station> mine() {
        return Actor.current().scope().prefixes().stream()
                .filter(prefix -> prefix.matches("\\d{6,12}"))
                .flatMap(prefix ->
                        lists
                                .list(
                                        new StationFilter(prefix, null, null, null, null, "code"),
                                        new Paged.Request(1, MANY))
                                .rows()
                                .stream()
                                .filter(station -> station.division().digits().equals(prefix)))
                .sorted((one, other) ->
                        Boolean.compare(one.life().isClosed(), other.life().isClosed()))
                .toList();
    }

    /**
     * The station asked for; the first of one's own without a wish, empty where there is none.
     *
     * @throws Problem when it is somebody else's
     */
    Optional<Station> station(String wanted) {
        if (wanted.isEmpty()) {
            return mine().stream().findFirst();
        }
        try {
            return Optional.of(services.stationOf(UUID.fromString(wanted)));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("站点");
        }
    }
}
