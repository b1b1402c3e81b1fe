package cn.cunkou.region;

import cn.cunkou.region.Site.Kind;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a site when it is added or changed; the components mean what they mean in {@link
 * Site}.
 *
 * @param place null where it stands in its own division
 */
public record NewSite(
        DivisionCode division,
        @Nullable DivisionCode place,
        Kind kind,
        String name,
        String address,
        @Nullable Position position,
        @Nullable LocalDate openingDay,
        LocalDate from) {

    /**
     * @throws IllegalArgumentException when it has no name, belongs above every county, or opens
     *     before its first day
     */
    public NewSite {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a site has a name");
        }
        division.county();
        if (openingDay != null && openingDay.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a site cannot open on %s before its first day %s".formatted(openingDay, from));
        }
    }

    DivisionCode standsIn() {
        return place == null ? division : place;
    }
}
