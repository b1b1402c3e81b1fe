package cn.cunkou.officers;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.PlaceOptions;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What information officers see on their phones: the form, and what they have reported.
 *
 * @param corrected the report to be corrected; null for a new one
 * @param officer whose drafts the browser keeps
 * @param own empty while one is corrected
 */
public record ReportingPage(
        @Nullable Report corrected,
        String officer,
        ReportInput input,
        List<Option> kinds,
        List<PlaceOptions.Group> places,
        LocalDate today,
        Paged<Own> own,
        @Nullable String done,
        List<FormFault> faults)
        implements Faulty {

    /** An own report in words. */
    public record Own(Report report, String place, boolean mayCorrect) {}

    public boolean isNew() {
        return corrected == null;
    }

    public String action() {
        return corrected == null ? "/report" : "/report/" + corrected.id() + "/correct";
    }

    public String key() {
        return FormKeys.fresh();
    }
}
