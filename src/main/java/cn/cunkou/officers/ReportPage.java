package cn.cunkou.officers;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report.
 *
 * @param officerOf the place whose information officer reported it
 * @param followUps what offices did about it, the latest first
 * @param earlier what it took the place of, the newest first
 * @param note what was done about it, as typed
 */
public record ReportPage(
        Report report,
        String place,
        String officerOf,
        List<Report.FollowUp> followUps,
        List<Report> earlier,
        String note,
        @Nullable String done,
        List<FormFault> faults)
        implements Faulty {

    public String base() {
        return ReportPages.PATH + "/" + report.id();
    }
}
