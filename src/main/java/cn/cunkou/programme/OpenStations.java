package cn.cunkou.programme;

import cn.cunkou.measures.Evidence;
import cn.cunkou.measures.Label;
import cn.cunkou.measures.Measures;
import cn.cunkou.measures.Question;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Each;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.web.Paged;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The stations that have to reach an item one by one: those in service today, or on the item's last
 * day once that is past.
 */
final class OpenStations {
    private final Measures measures;
    private final Plan plan;
    private final LocalDate today;
    private final Map<Question, List<Station>> known = new HashMap<>();

    OpenStations(Measures measures, Plan plan, LocalDate today) {
        this.measures = measures;
        this.plan = plan;
        this.today = today;
    }

    /**
     * One of them.
     *
     * @param name with the place it is in, since names repeat
     */
    record Station(String id, String name) {}

    /** Narrowed as the item is, in what every station has, such as its level. */
    List<Station> of(Target target) {
        if (!(target.basis() instanceof Basis.Measured basis)) {
            return List.of();
        }
        return measures.find(Each.STATIONS)
                .map(stations -> {
                    var due = target.by().day();
                    var day = due.isBefore(today) ? due : today;
                    var dimensions =
                            stations.dimensions().stream()
                                    .map(Label::name)
                                    .collect(Collectors.toSet());
                    var question =
                            Question.of(stations.id(), plan.division().digits()).between(null, day);
                    for (var narrowed : basis.where().entrySet()) {
                        if (dimensions.contains(narrowed.getKey())) {
                            question = question.where(narrowed.getKey(), narrowed.getValue());
                        }
                    }
                    return known.computeIfAbsent(question, this::read);
                })
                .orElse(List.of());
    }

    private List<Station> read(Question question) {
        var columns = measures.evidence(question, new Paged.Request(1, 1)).columns();
        var name = at(columns, "name");
        var place = at(columns, "place");
        return Paged.all(page -> measures.evidence(question, page).rows()).stream()
                .map(row -> new Station(row.subject(), name(row, name, place)))
                .toList();
    }

    private static String name(Evidence.Row row, int name, int place) {
        var where = place < 0 ? "" : row.cells().get(place);
        var called = name < 0 ? row.subject() : row.cells().get(name);
        return where == null || where.isEmpty() ? called : called + "（" + where + "）";
    }

    private static int at(List<Label> columns, String name) {
        for (var i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
