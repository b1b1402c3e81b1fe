package cn.cunkou.region;

import cn.cunkou.platform.web.FormKeys;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page 区划变动 shows: the changes of a county, and forms for a new one.
 *
 * @param chosen the division that a form is about, null for one that is to be created
 */
public record DivisionChangesPage(
        County county, LocalDate today, List<Change> changes, @Nullable Chosen chosen) {
    /** The key of one form of this page; another one each time. */
    public String key() {
        return FormKeys.fresh();
    }

    /** A recorded change in words; empty texts where there is nothing to say. */
    public record Change(
            String from,
            String act,
            String code,
            String before,
            String after,
            String mergedInto,
            String document,
            String number,
            String by) {}

    /**
     * A division as it stands today.
     *
     * @param place town and village
     * @param names it had, the latest first, each with its days
     */
    public record Chosen(Division division, String place, List<Division> names) {}
}
