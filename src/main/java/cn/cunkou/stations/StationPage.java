package cn.cunkou.stations;

import cn.cunkou.platform.web.FormFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One station with everything known of it.
 *
 * @param keeperPhone masked for those who do not keep the register
 * @param acts what can happen to it now; the first is the one to be expected
 * @param done what was done just now, in words
 */
public record StationPage(
        Station station,
        @Nullable String keeperPhone,
        List<Act> acts,
        List<Step> steps,
        List<Attachment> attachments,
        List<Stay> stays,
        @Nullable String done,
        List<FormFault> faults) {

    /**
     * One act of the past.
     *
     * @param batch the import that did it, null for acts of persons
     */
    public record Step(
            String at,
            String by,
            String act,
            List<Outcome.Change> changes,
            @Nullable String reason,
            @Nullable BatchLink batch) {}

    /**
     * @param href null for those who may not see all of the import
     */
    public record BatchLink(String fileName, @Nullable String href) {}

    /** Where it stood, from when to when; days in words. */
    public record Stay(String place, @Nullable String address, String from, String until) {}

    public boolean hasMoved() {
        return stays.size() > 1;
    }

    public @Nullable Act expected() {
        return acts.stream()
                .filter(act -> act == Act.OPEN || act == Act.ACCEPT || act == Act.RESUME)
                .findFirst()
                .orElse(null);
    }
}
