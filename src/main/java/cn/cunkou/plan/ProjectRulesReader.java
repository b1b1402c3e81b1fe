package cn.cunkou.plan;

import cn.cunkou.plan.PlanReader.Read;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads how sub-projects are run, and checks that what it names is there. */
final class ProjectRulesReader {
    private ProjectRulesReader() {}

    static Read<ProjectRules> read(Fields at) {
        var from = at.maybeInner("from").map(ProjectRulesReader::pairs).orElse(Map.of());
        var rules =
                new ProjectRules(
                        at.maybeText("progress").orElse(null),
                        at.maybeText("mid-term").orElse(null),
                        at.maybeCount("change-before"),
                        at.maybeText("change-stages").orElse(null),
                        at.texts("checklists"),
                        at.texts("needs"),
                        from,
                        at.maybeText("acceptance-stages").orElse(null),
                        at.maybeText("filings").orElse(null));
        at.finish();
        return new Read<>(rules, at);
    }

    private static Map<String, String> pairs(Fields at) {
        var pairs = at.all();
        at.keys();
        return pairs;
    }

    static void check(Plan plan, Read<ProjectRules> read) {
        var rules = read.part();
        var at = read.at();
        item(plan, at, "progress", rules.progress());
        item(plan, at, "mid-term", rules.midTerm());
        if (rules.progress() != null
                && plan.item(rules.progress()).orElse(null) instanceof Target target
                && (target.rhythm() == null || target.rhythm().unit() != Rhythm.Unit.MONTH)) {
            at.report("progress", "%s 不是每月的事".formatted(rules.progress()), "写一项有 every: month 的职责");
        }
        var known = new TreeSet<String>();
        plan.catalogues().forEach(catalogue -> known.add(catalogue.id()));
        catalogues(at, "change-stages", single(rules.changeStages()), known);
        catalogues(at, "checklists", rules.checklists(), known);
        catalogues(at, "needs", rules.needs(), known);
        catalogues(at, "acceptance-stages", single(rules.acceptanceStages()), known);
        catalogues(at, "filings", single(rules.filings()), known);
        var needed = new TreeSet<String>();
        rules.needs().stream()
                .flatMap(id -> plan.catalogue(id).stream())
                .flatMap(catalogue -> catalogue.entries().stream())
                .forEach(entry -> needed.add(entry.id()));
        rules.from()
                .forEach((entry, item) -> {
                    if (!needed.contains(entry)) {
                        at.report("from", "needs 的清单里没有 " + entry, Nearest.hint(entry, needed));
                    }
                    item(plan, at, "from", item);
                });
    }

    private static List<String> single(@Nullable String id) {
        return id == null ? List.of() : List.of(id);
    }

    private static void item(Plan plan, Fields at, String key, @Nullable String item) {
        if (item != null && plan.item(item).isEmpty()) {
            var known = plan.items().stream().map(Item::id).toList();
            at.report(key, "没有编号是 %s 的项".formatted(item), Nearest.hint(item, known));
        }
    }

    private static void catalogues(Fields at, String key, List<String> named, Set<String> known) {
        for (var id : named) {
            if (!known.contains(id)) {
                at.report(key, "没有编号是 %s 的清单".formatted(id), Nearest.hint(id, known));
            }
        }
    }
}
