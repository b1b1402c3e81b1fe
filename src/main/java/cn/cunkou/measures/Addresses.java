package cn.cunkou.measures;

import cn.cunkou.measures.Figure.Value;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Where the rows behind a figure are read: the same day, place and part, also when asked again
 * tomorrow.
 */
final class Addresses {
    static final String ROOT = "/api/measures";

    private Addresses() {}

    static Figure figure(Resolved resolved, Value value) {
        var asked = resolved.asked();
        return new Figure(
                resolved.measure().id(),
                asked.division(),
                value.value(),
                resolved.measure().unit(),
                value.reason(),
                value.numerator(),
                value.denominator(),
                asked.from(),
                asked.to(),
                asked.base(),
                evidence(resolved));
    }

    private static String evidence(Resolved resolved) {
        var asked = resolved.asked();
        var address =
                UriComponentsBuilder.fromPath(ROOT)
                        .pathSegment(resolved.measure().id(), "evidence")
                        .queryParam("division", asked.division());
        if (asked.from() != null) {
            address.queryParam("from", asked.from());
        }
        address.queryParam("to", asked.to());
        if (asked.base() != null && !isDefault(asked)) {
            address.queryParam("dimension", "base:" + asked.base());
        }
        asked.dimensions()
                .forEach((name, values) ->
                        values.forEach(value ->
                                address.queryParam("dimension", name + ":" + encoded(value))));
        return address.build(true).toUriString();
    }

    private static boolean isDefault(Asked asked) {
        var first = asked.definition().measure().defaultBase().orElse(null);
        return Objects.equals(asked.base(), first);
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
