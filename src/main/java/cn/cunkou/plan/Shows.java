package cn.cunkou.plan;

import java.util.List;

/**
 * Which records belong to a class of what has to be shown in public. Whatever fits one of its rules
 * belongs to it.
 *
 * @param papers kinds of papers
 * @param items what papers of the class fulfil
 * @param areas fields of the plan: papers that fulfil one of their items
 * @param measures figures
 * @param records registers of other modules, each by the word that their {@link PublicRecords}
 *     answer to
 */
public record Shows(
        List<String> papers,
        List<String> items,
        List<String> areas,
        List<String> measures,
        List<String> records) {
    public static final Shows NOTHING =
            new Shows(List.of(), List.of(), List.of(), List.of(), List.of());

    public Shows {
        papers = List.copyOf(papers);
        items = List.copyOf(items);
        areas = List.copyOf(areas);
        measures = List.copyOf(measures);
        records = List.copyOf(records);
    }

    public boolean isEmpty() {
        return equals(NOTHING);
    }

    /** Whether a paper that fulfils these items of the plan belongs here by them. */
    public boolean holdsItem(Plan plan, String item) {
        return items.contains(item)
                || plan.item(item).filter(found -> areas.contains(found.area())).isPresent();
    }
}
