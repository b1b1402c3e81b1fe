package cn.cunkou.stations.applications;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.stations.applications.Application.State;
import cn.cunkou.stations.fitting.Checklist;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application with everything known of it.
 *
 * @param patience working days after which it waits too long
 * @param standing the stations that stand in the village, in words
 * @param checklist of the station that came of it; null before
 * @param usualName what the station is called unless somebody says otherwise
 */
public record ApplicationPage(
        Application application,
        String place,
        Applicant applicant,
        LocalDate today,
        int patience,
        List<Step> steps,
        List<String> standing,
        @Nullable Checklist checklist,
        String usualName,
        @Nullable String done,
        List<FormFault> faults)
        implements Faulty {
    public String base() {
        return ApplicationPages.PATH + "/" + application.id();
    }

    public boolean waitsForTown() {
        return application.state() == State.SUBMITTED;
    }

    public boolean waitsForCounty() {
        return application.state() == State.OPINED;
    }

    public boolean isReturned() {
        return application.state() == State.RETURNED;
    }
}
