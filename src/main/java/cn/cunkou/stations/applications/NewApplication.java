package cn.cunkou.stations.applications;

import cn.cunkou.stations.Level;
import cn.cunkou.stations.applications.Application.ApplicantKind;
import cn.cunkou.stations.applications.Application.Money;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An application, every part of it checked; see {@link Application}. */
record NewApplication(
        DivisionCode village,
        Level level,
        String premises,
        BigDecimal area,
        ApplicantKind applicantKind,
        Applicant applicant,
        String why,
        Money money,
        @Nullable String moneyNote) {}
