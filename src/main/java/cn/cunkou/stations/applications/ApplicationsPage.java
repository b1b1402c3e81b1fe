package cn.cunkou.stations.applications;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.County;
import cn.cunkou.stations.applications.Application.State;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of applications.
 *
 * @param patience working days after which one waits too long
 */
public record ApplicationsPage(
        County county, @Nullable State chosen, LocalDate today, int patience, Paged<Row> rows) {
    /** One of them, with its village in words. */
    public record Row(Application application, String place) {}

    public List<State> states() {
        return List.of(State.values());
    }
}
