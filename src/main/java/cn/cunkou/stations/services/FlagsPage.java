package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import java.util.Arrays;
import java.util.List;

/**
 * What waits to be looked into.
 *
 * @param state id of a state, or {@code judged}
 */
public record FlagsPage(County county, String state, String reason, Paged<Row> rows, String done) {
    static final List<Option> STATES =
            List.of(
                    new Option("open", "待核查"),
                    new Option("judged", "核查过的"),
                    new Option("lapsed", "不再可疑的"),
                    new Option("", "全部"));

    /** One group in words. */
    public record Row(Flag flag, String station, String place) {}

    public List<Option> states() {
        return STATES;
    }

    public List<Option> reasons() {
        return Arrays.stream(Suspicion.Reason.values())
                .map(one -> new Option(one.id(), one.label()))
                .toList();
    }
}
