package cn.cunkou.stations.applications;

import cn.cunkou.plan.Wait;
import cn.cunkou.plan.Waits;
import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Divisions;
import cn.cunkou.stations.applications.Application.State;
import cn.cunkou.stations.fitting.Fitting;
import cn.cunkou.values.PhoneNumber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Applications as pages show them. */
@Component
class ApplicationLists {
    private final ApplicationBook book;
    private final Applications applications;
    private final VillageStations stations;
    private final Fitting fitting;
    private final Divisions divisions;
    private final Counties counties;
    private final Doorkeeper doors;
    private final Waits waits;

    ApplicationLists(
            ApplicationBook book,
            Applications applications,
            VillageStations stations,
            Fitting fitting,
            Divisions divisions,
            Counties counties,
            Doorkeeper doors,
            Waits waits) {
        this.book = book;
        this.applications = applications;
        this.stations = stations;
        this.fitting = fitting;
        this.divisions = divisions;
        this.counties = counties;
        this.doors = doors;
        this.waits = waits;
    }

    @Transactional(readOnly = true)
    public ApplicationsPage list(County county, @Nullable State state, Paged.Request page) {
        var today = counties.today(county);
        var names = divisions.gazetteer(county.code(), today);
        var found = book.list(county.code().digits(), state, page);
        var rows =
                found.rows().stream()
                        .map(one -> new ApplicationsPage.Row(one, names.place(one.village())))
                        .toList();
        return new ApplicationsPage(
                county,
                state,
                today,
                waits.of(county.code(), Wait.APPLICATION_DAYS),
                found.with(rows));
    }

    @Transactional(readOnly = true)
    public ApplicationPage page(UUID id, String done, List<FormFault> faults) {
        var application = applications.get(id);
        var applicant = book.applicant(id);
        var built = application.station();
        return new ApplicationPage(
                application,
                applications.place(application),
                shown(applicant),
                applications.today(application),
                waits.of(application.village().county(), Wait.APPLICATION_DAYS),
                book.steps(id),
                stations.in(application.village()).stream().map(one -> one.words()).toList(),
                built == null ? null : fitting.of(built),
                application.state() == State.OPINED ? applications.usualName(application) : "",
                words(done),
                faults);
    }

    @Transactional(readOnly = true)
    public ApplicationInput input(Application application) {
        return ApplicationInput.of(application, book.applicant(application.id()));
    }

    /** Whole for those who deal with applications, masked for those who only look. */
    private Applicant shown(Applicant applicant) {
        return doors.mayEnter("POST", ApplicationPages.PATH + "/new")
                ? applicant
                : new Applicant(
                        applicant.name().substring(0, applicant.name().offsetByCodePoints(0, 1))
                                + "某某",
                        new PhoneNumber(applicant.phone()).masked());
    }

    private static @Nullable String words(String done) {
        return switch (done) {
            case "new" -> "已登记，请把查询号告诉申请人";
            case "amended" -> "已补正，等镇里的意见";
            case "saved" -> "已保存";
            default -> null;
        };
    }
}
