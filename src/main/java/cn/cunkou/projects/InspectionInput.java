package cn.cunkou.projects;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inspection as it is filled in; see {@link Inspection}. The lists of findings belong together.
 *
 * @param point {@code catalogue/entry=passed} or {@code catalogue/entry=failed}
 */
public record InspectionInput(
        @Nullable String kind,
        @Nullable String day,
        @Nullable String inspectors,
        @Nullable String text,
        @Nullable String longitude,
        @Nullable String latitude,
        @Nullable List<String> point,
        @Nullable List<String> finding,
        @Nullable List<String> responsible,
        @Nullable List<String> deadline) {
    private static final int ROWS = 3;

    static InspectionInput empty(String day) {
        return new InspectionInput(
                "inspection", day, "", "", "", "", List.of(), List.of(), List.of(), List.of());
    }

    /** One finding of the form. */
    public record Row(String finding, String responsible, String deadline) {}

    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (var i = 0; i < Math.max(ROWS, finding == null ? 0 : finding.size()); i++) {
            rows.add(new Row(at(finding, i), at(responsible, i), at(deadline, i)));
        }
        return rows;
    }

    /** The points with that outcome. */
    public List<String> points(String outcome) {
        return point == null
                ? List.of()
                : point.stream()
                        .filter(one -> one.endsWith("=" + outcome))
                        .map(one -> one.substring(0, one.lastIndexOf('=')))
                        .toList();
    }

    private static String at(@Nullable List<String> list, int index) {
        return list == null || index >= list.size() || list.get(index) == null
                ? ""
                : list.get(index);
    }
}
