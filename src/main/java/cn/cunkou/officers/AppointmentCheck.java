package cn.cunkou.officers;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.registry.Duty;
import cn.cunkou.registry.Posts;
import cn.cunkou.registry.Registry;
import cn.cunkou.registry.Seat;
import cn.cunkou.registry.Tenure;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was filled in into an appointment, or tells everything that is wrong with it. */
@Component
class AppointmentCheck {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;

    AppointmentCheck(Registry registry, Divisions divisions, Counties counties) {
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
    }

    /** The duty of that body or place. */
    @Nullable Seat seat(Faults faults, AppointmentInput input) {
        var typed = faults.required("duty", "职责", input.duty(), 40);
        var duty = Duty.read(typed);
        if (duty.isEmpty() && !typed.isEmpty()) {
            faults.add("duty", "没有「%s」这种职责".formatted(typed), "从列表里选");
        }
        var where = faults.required("division", "单位或地方", input.division(), 40);
        if (where.isEmpty()) {
            return null;
        }
        var seat =
                where.length() == 36
                        ? ofBody(where, duty.orElse(Duty.CONTACT))
                        : ofPlace(where, duty.orElse(Duty.CONTACT));
        if (seat == null) {
            faults.add("division", "没有这个单位或地方", "从列表里选；缺的单位先到“责任单位”登记");
        } else if (!Posts.mayAppoint(seat.body(), seat.division())) {
            faults.add("division", "您只能登记本单位、本辖区的任职", "选您管理范围内的单位或地方");
        }
        return duty.isEmpty() ? null : seat;
    }

    private @Nullable Seat ofBody(String id, Duty duty) {
        try {
            return registry.body(UUID.fromString(id))
                    .map(body -> Seat.of(duty, body.division(), body.id()))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable Seat ofPlace(String code, Duty duty) {
        if (!DivisionCode.isValid(code) || code.length() < 6) {
            return null;
        }
        var division = DivisionCode.of(code);
        var county = division.county();
        return counties.find(county).isPresent()
                        && divisions.find(division, counties.today(county)).isPresent()
                ? Seat.of(duty, division, null)
                : null;
    }

    Tenure tenure(Faults faults, AppointmentInput input) {
        var from = day(faults, "from", faults.required("from", "从哪天起", input.from(), 10));
        var last = day(faults, "last", Faults.given(input.last()));
        if (from != null && last != null && last.isBefore(from)) {
            faults.add("last", "最后一天%s早于第一天%s".formatted(last, from), "核对两个日期");
        }
        return new Tenure(
                faults.required("person", "姓名", input.person(), 60),
                Objects.requireNonNullElse(faults.text("office", input.office(), 60), ""),
                phone(faults, input.phone()),
                from == null ? EARLIEST : from,
                last,
                Objects.requireNonNullElse(faults.text("document", input.document(), 200), ""));
    }

    private static @Nullable PhoneNumber phone(Faults faults, @Nullable String typed) {
        var given = Faults.given(typed);
        if (given == null) {
            return null;
        }
        if (!PhoneNumber.isValid(given)) {
            faults.add("phone", "不是电话号码", "写手机号，或带区号的座机，如0753-4433000");
            return null;
        }
        return PhoneNumber.parse(given);
    }

    static @Nullable LocalDate day(Faults faults, String field, @Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(typed);
            if (day.isBefore(EARLIEST) || day.getYear() > 2100) {
                faults.add(field, "「%s」年份不对".formatted(typed), "核对年份");
            }
            return day;
        } catch (DateTimeParseException e) {
            faults.add(field, "「%s」不是日期".formatted(typed), "写成2019-11-12这样");
            return null;
        }
    }

    static List<FormFault> labelled(List<Problem.Fault> faults) {
        return FormFault.of(
                faults,
                field ->
                        switch (field) {
                            case "duty" -> "职责";
                            case "division" -> "单位或地方";
                            case "person" -> "姓名";
                            case "office" -> "职务";
                            case "phone" -> "电话";
                            case "from" -> "从哪天起";
                            case "last" -> "最后一天";
                            case "document" -> "任职文件";
                            case "reason" -> "原因";
                            default -> field;
                        });
    }
}
