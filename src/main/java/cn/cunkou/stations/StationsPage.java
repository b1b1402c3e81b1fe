package cn.cunkou.stations;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of stations.
 *
 * @param serving how many of all that may be seen are in service
 * @param export address of the same list as a workbook
 */
public record StationsPage(
        County county,
        List<Choices.Option> towns,
        List<Choices.Option> states,
        List<Choices.Option> sorts,
        StationFilter filter,
        Paged<Station> rows,
        long all,
        long serving,
        String export) {

    public String text() {
        return filter.text() == null ? "" : filter.text();
    }

    public boolean isChosen(@Nullable String chosen, String value) {
        return value.equals(chosen);
    }
}
