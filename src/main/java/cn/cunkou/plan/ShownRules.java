package cn.cunkou.plan;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What the classes of a column say they show must be there. */
final class ShownRules {
    private final PlanReader.Draft draft;
    private final MeasureRules measures;

    ShownRules(PlanReader.Draft draft, MeasureRules measures) {
        this.draft = draft;
        this.measures = measures;
    }

    void check() {
        var items = draft.plan().items().stream().map(Item::id).collect(Collectors.toSet());
        var areas = draft.plan().items().stream().map(Item::area).collect(Collectors.toSet());
        for (var catalogue : draft.catalogues()) {
            for (var entry : catalogue.part().entries()) {
                var at = catalogue.at();
                check(entry, "编号是", entry.shows().items(), items, at);
                check(entry, "领域是", entry.shows().areas(), areas, at);
                check(entry, "指标", entry.shows().measures(), measures.names(), at);
            }
        }
    }

    private static void check(
            Catalogue.Entry entry,
            String what,
            List<String> named,
            Collection<String> known,
            Fields at) {
        named.stream()
                .filter(word -> !known.contains(word))
                .forEach(word ->
                        at.report(
                                "entries",
                                "%s 的 shows 里，没有%s %s 的".formatted(entry.id(), what, word),
                                Nearest.hint(word, known)));
    }
}
