package cn.cunkou.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the paper wants its sub-projects to be run. What it does not say is null, 0 or empty.
 *
 * @param progress the duty by whose day progress is reported each month
 * @param midTerm the item that a mid-term evaluation fulfils
 * @param changeBefore so many days before its deadline a project may still ask for a change
 * @param changeStages the catalogue of offices that approve a change, one after the other
 * @param checklists the catalogues that inspectors tick off
 * @param needs the catalogues of which every entry must be there before acceptance
 * @param from by entry of these, the item whose papers serve for every project
 * @param acceptanceStages the catalogue of offices that confirm an acceptance, one after the other
 * @param filings the catalogue of offices that acceptances are reported to for the record
 */
public record ProjectRules(
        @Nullable String progress,
        @Nullable String midTerm,
        int changeBefore,
        @Nullable String changeStages,
        List<String> checklists,
        List<String> needs,
        Map<String, String> from,
        @Nullable String acceptanceStages,
        @Nullable String filings) {
    /** Those of a paper that says nothing of it. */
    public static final ProjectRules NONE =
            new ProjectRules(null, null, 0, null, List.of(), List.of(), Map.of(), null, null);

    public ProjectRules {
        checklists = List.copyOf(checklists);
        needs = List.copyOf(needs);
        from = Map.copyOf(from);
    }
}
