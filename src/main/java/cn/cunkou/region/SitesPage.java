package cn.cunkou.region;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.List;

/** What the page 场所 shows. */
public record SitesPage(Filter filter, County county, List<Division> towns, Paged<Row> rows) {
    /**
     * What the reader asked for; empty texts mean everything.
     *
     * @param town code of a town
     * @param kind id of a kind
     * @param q words typed
     */
    public record Filter(DivisionCode county, String town, String kind, String q) {}

    /**
     * One site.
     *
     * @param place town and village, or the code of a place outside the county
     */
    public record Row(Site site, String place, LocalDate today) {
        public boolean inUse() {
            return site.isUsedOn(today);
        }
    }

    public List<Site.Kind> kinds() {
        return List.of(Site.Kind.values());
    }

    /** The address of the export of what this page shows. */
    public String exportHref(String path) {
        return path.replaceFirst("/console/sites", "/console/sites/export");
    }
}
