package cn.cunkou.stations.services;

import cn.cunkou.platform.web.FilterDay;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.platform.web.SearchWords;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which services a list shows.
 *
 * @param division code of the county, town or village they were rendered in
 * @param kind id of a kind
 * @param from first day, with {@code to} the last
 * @param state an id of {@link #STATES}
 * @param q parts of the station's name, of what was said, of the keeper's name
 */
public record ServiceFilter(
        String division,
        String station,
        String kind,
        String from,
        String to,
        String state,
        String q) {
    static final List<Option> STATES =
            List.of(
                    new Option("", "全部"),
                    new Option("counts", "计入的"),
                    new Option("not", "不计入的"),
                    new Option("flagged", "待核查的"),
                    new Option("confirmed", "村民说办过"),
                    new Option("denied", "村民否认"),
                    new Option("withdrawn", "撤回的"),
                    new Option("clock", "时间有问题的"));

    /**
     * @throws Problem for a state that is none
     */
    public ServiceFilter {
        if (STATES.stream().noneMatch(one -> one.value().equals(state))) {
            throw Problem.noSuchChoice("state", state, STATES.stream().map(Option::value).toList());
        }
    }

    public static ServiceFilter of(UUID station, LocalDate from, LocalDate to) {
        return new ServiceFilter(
                "", station.toString(), "", from.toString(), to.toString(), "", "");
    }

    String pattern() {
        return DivisionCode.isValid(division) ? division + "%" : "%";
    }

    @Nullable UUID stationId() {
        if (station.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(station.strip());
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("站点");
        }
    }

    @Nullable LocalDate first() {
        return FilterDay.of("from", from);
    }

    @Nullable LocalDate last() {
        return FilterDay.of("to", to);
    }

    String[] words() {
        return SearchWords.of(q);
    }
}
