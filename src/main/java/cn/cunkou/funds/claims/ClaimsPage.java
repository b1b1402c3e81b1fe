package cn.cunkou.funds.claims;

import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import java.util.List;
import java.util.stream.Stream;

/** The applications of a county. */
public record ClaimsPage(
        County county,
        List<Option> rewards,
        String reward,
        String state,
        String q,
        Paged<ClaimRow> rows,
        String export,
        String done) {
    public ClaimsPage {
        rewards = List.copyOf(rewards);
    }

    public List<Option> states() {
        return Stream.of(State.values()).map(one -> new Option(one.id(), one.label())).toList();
    }
}
