package cn.cunkou.registry;

import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a post.
 *
 * @param until first day of somebody else or of nobody, null while neither is known
 * @param document the paper that names the holder, empty where there is none
 */
public record Holder(
        UUID id,
        UUID post,
        String title,
        String person,
        String office,
        @Nullable PhoneNumber phone,
        LocalDate from,
        @Nullable LocalDate until,
        String document) {

    /** What was said of them. */
    public Tenure tenure() {
        return new Tenure(
                person, office, phone, from, until == null ? null : until.minusDays(1), document);
    }
}
