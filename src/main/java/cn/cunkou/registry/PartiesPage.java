package cn.cunkou.registry;

import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Division;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.UUID;

/** What the page 主体 shows; persons appear masked. */
public record PartiesPage(Filter filter, List<Division> towns, Paged<Row> rows) {

    /**
     * What the reader asked for; empty texts mean everything.
     *
     * @param town code of a town
     * @param kind id of a kind
     * @param q words typed
     */
    public record Filter(DivisionCode county, String town, String kind, String q) {}

    /** One party, as anybody in the office may see it. */
    public record Row(
            UUID id, Party.Kind kind, String name, String creditCode, String phone, String place) {}

    public List<Party.Kind> kinds() {
        return List.of(Party.Kind.values());
    }

    /** The address of the export of what this page shows. */
    public String exportHref(String path) {
        return path.replaceFirst("/console/parties", "/console/parties/export");
    }
}
