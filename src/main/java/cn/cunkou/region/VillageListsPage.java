package cn.cunkou.region;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page 名录 shows: the lists of a county, and one of them opened. */
public record VillageListsPage(
        County county, List<Line> lines, List<Missing> missing, @Nullable Opened opened) {

    /** One list in the table. */
    public record Line(VillageList list, boolean inForce) {}

    /** A kind of which there is no list, so that figures that need it cannot be computed. */
    public record Missing(VillageList.Kind kind) {}

    /** One list with its villages. */
    public record Opened(VillageList list, LocalDate today, List<Village> villages) {}

    /** One village of a list, named by town and village. */
    public record Village(String code, String place, @Nullable Integer persons) {}
}
