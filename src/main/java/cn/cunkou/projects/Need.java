package cn.cunkou.projects;

import java.util.List;

/**
 * Something that must be there before an acceptance can be opened.
 *
 * @param missing what is missing in words; empty when it is there
 * @param href where to mend it, or to see what there is
 * @param papers the papers that are there for it
 */
public record Need(
        String id, String label, String missing, String href, List<ProjectPapers.Linked> papers) {
    public Need {
        papers = List.copyOf(papers);
    }

    public boolean isMet() {
        return missing.isEmpty();
    }
}
