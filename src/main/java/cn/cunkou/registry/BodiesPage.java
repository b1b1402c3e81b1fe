package cn.cunkou.registry;

import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.region.Choice;
import cn.cunkou.region.County;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the page 责任单位 shows: the bodies of a county and who holds their posts today. */
public record BodiesPage(County county, List<Row> rows, List<Choice> places, LocalDate today) {

    /** The key of one form of this page; another one each time. */
    public String key() {
        return FormKeys.fresh();
    }

    /** One body. */
    public record Row(UUID id, String name, String role, String place, List<Post> posts) {}

    /**
     * A post and its holder today.
     *
     * @param phone empty where none is known
     */
    public record Post(String title, String person, String phone, String since, String document) {}

    /** The address of the export of what this page shows. */
    public String exportHref(String path) {
        return path.replaceFirst("/console/bodies", "/console/bodies/export");
    }
}
