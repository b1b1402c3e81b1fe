package cn.cunkou.region;

import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one site shows: what is known of it, and the form that changes it.
 *
 * @param id null for a site that is being added
 * @param facility null for a site that is being added
 * @param villages where a site can belong: the county, its towns and villages that the reader may
 *     write to
 */
public record SitePage(
        @Nullable UUID id,
        SiteForm form,
        @Nullable Rooms facility,
        List<Choice> villages,
        LocalDate today,
        List<FormFault> faults) {

    /** The key of one form of this page; another one each time. */
    public String key() {
        return FormKeys.fresh();
    }

    /** What is known of the rooms, in words. */
    public record Rooms(
            List<Zone> zones,
            List<Fact> areas,
            List<Piece> equipment,
            List<Fact> leases,
            List<Fact> acceptances) {
        public boolean isEmpty() {
            return Stream.of(zones, areas, equipment, leases, acceptances).allMatch(List::isEmpty);
        }
    }

    /**
     * Equipment in words.
     *
     * @param there false once it was taken away
     */
    public record Piece(String id, Fact fact, boolean there) {}

    public record Zone(UUID id, String name, String kind) {}

    /** A dated fact in words. */
    public record Fact(String when, String what, String source) {}

    public boolean isNew() {
        return id == null;
    }

    public List<Site.Kind> kinds() {
        return List.of(Site.Kind.values());
    }
}
