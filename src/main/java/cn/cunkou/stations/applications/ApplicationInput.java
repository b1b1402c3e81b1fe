package cn.cunkou.stations.applications;

import org.jspecify.annotations.Nullable;

/**
 * An application as it is typed, nothing of it checked; see {@link Application}.
 *
 * @param division the village
 * @param area square metres
 */
public record ApplicationInput(
        @Nullable String level,
        @Nullable String division,
        @Nullable String premises,
        @Nullable String area,
        @Nullable String applicantKind,
        @Nullable String applicantName,
        @Nullable String applicantPhone,
        @Nullable String why,
        @Nullable String money,
        @Nullable String moneyNote) {

    static ApplicationInput empty() {
        return new ApplicationInput("village", "", "", "", "committee", "", "", "", "central", "");
    }

    static ApplicationInput of(Application application, Applicant applicant) {
        return new ApplicationInput(
                application.level().id(),
                application.village().digits(),
                application.premises(),
                application.area().stripTrailingZeros().toPlainString(),
                application.applicantKind().id(),
                applicant.name(),
                applicant.phone(),
                application.why(),
                application.money().id(),
                application.moneyNote());
    }
}
