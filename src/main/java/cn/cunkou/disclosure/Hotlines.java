package cn.cunkou.disclosure;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The numbers that a county publishes for those who want to complain; the newest entry holds. */
@Service
class Hotlines {
    private final JdbcClient jdbc;
    private final Registry registry;
    private final Counties counties;
    private final Audit audit;

    Hotlines(JdbcClient jdbc, Registry registry, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.registry = registry;
        this.counties = counties;
        this.audit = audit;
    }

    /** An entry as it was filled in. */
    record Input(
            @Nullable String phone,
            @Nullable String office,
            @Nullable String handlers,
            @Nullable String opinionDays,
            @Nullable String reportDays,
            @Nullable String paper) {}

    @Transactional(readOnly = true)
    public Hotline of(DivisionCode county) {
        return jdbc.sql("select * from disclosure.public_hotline where county = :county")
                .param("county", county.digits())
                .query((row, number) ->
                        new Hotline(
                                row.getString("phone"),
                                row.getString("office"),
                                row.getInt("opinion_days"),
                                row.getInt("report_days"),
                                row.getString("paper")))
                .optional()
                .orElse(Hotline.USUAL);
    }

    /** The body that deals with reports, where it is one of the plan's. */
    @Transactional(readOnly = true)
    public @Nullable UUID handlers(DivisionCode county) {
        return jdbc.sql(
                        """
                        select handlers::text from disclosure.hotline
                         where division = :county order by recorded_at desc, id desc limit 1
                        """)
                .param("county", county.digits())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(handlers -> handlers)
                .map(UUID::fromString)
                .orElse(null);
    }

    /**
     * Enters what holds from now on.
     *
     * @throws Problem with everything that is wrong
     */
    @Transactional
    void enter(DivisionCode county, Input input) {
        var faults = new Faults();
        var phone = faults.required("phone", "监督电话", input.phone(), 60);
        for (var one : phone.split("[、,，;； ]+")) {
            if (!one.isEmpty() && !PhoneNumber.isValid(one)) {
                faults.add("phone", "「%s」不是电话号码".formatted(one), "带区号的座机，如0753-4433000；几个用顿号分开");
            }
        }
        var office = faults.required("office", "受理举报的单位", input.office(), 60);
        var opinionDays = days(faults, "opinionDays", input.opinionDays());
        var reportDays = days(faults, "reportDays", input.reportDays());
        var paper = faults.required("paper", "依据的文件", input.paper(), 200);
        var body =
                registry.bodies(county).stream()
                        .filter(one -> one.id().toString().equals(input.handlers()))
                        .findFirst();
        if (Faults.given(input.handlers()) != null && body.isEmpty()) {
            faults.add("handlers", "没有这个单位", "从列表里选，或者不选");
        }
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有保存", "有几处需要改。", faults.found());
        }
        var before = of(county);
        var after = new Hotline(phone, office, opinionDays, reportDays, paper);
        jdbc.sql(
                        """
                        insert into disclosure.hotline (division, phone, office, handlers, opinion_days, report_days, paper,
                                                        recorded_at, recorded_by)
                        values (:division, :phone, :office, :handlers, :opinionDays, :reportDays, :paper, :now, :by)
                        """)
                .param("division", county.digits())
                .param("phone", phone)
                .param("office", office)
                .param("handlers", body.map(one -> one.id()).orElse(null))
                .param("opinionDays", opinionDays)
                .param("reportDays", reportDays)
                .param("paper", paper)
                .param("now", counties.now(county).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        audit.record(
                "公布监督电话",
                new Audit.Subject("hotline", county.digits(), phone, county.digits()),
                before,
                after,
                null);
    }

    private static int days(Faults faults, String field, @Nullable String typed) {
        var given = Faults.given(typed);
        if (given == null || !given.matches("[1-9]\\d?") || Integer.parseInt(given) > 90) {
            faults.add(field, "不是工作日数", "写1到90");
            return 1;
        }
        return Integer.parseInt(given);
    }
}
