package cn.cunkou.stations.applications;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.applications.Application.ApplicantKind;
import cn.cunkou.stations.applications.Application.Money;
import cn.cunkou.stations.applications.VillageStations.Standing;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Checks an application as it is typed, and says at once where no central money may go. */
@Component
class ApplicationCheck {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(100_000);

    private final Divisions divisions;
    private final Counties counties;
    private final VillageStations stations;

    ApplicationCheck(Divisions divisions, Counties counties, VillageStations stations) {
        this.divisions = divisions;
        this.counties = counties;
        this.stations = stations;
    }

    /**
     * The application, checked.
     *
     * @throws Problem with everything that is wrong with it
     */
    NewApplication check(DivisionCode county, ApplicationInput input) {
        var faults = new Faults();
        var level = level(faults, input.level());
        var village = village(faults, county, input.division());
        var premises = faults.required("premises", "场地", input.premises(), 200);
        var area = area(faults, input.area());
        var kind = ApplicantKind.read(Objects.requireNonNullElse(input.applicantKind(), ""));
        if (kind.isEmpty()) {
            faults.add("applicantKind", "没有选谁申请", "从列表里选");
        }
        var name = faults.required("applicantName", "申请人", input.applicantName(), 60);
        var phone = phone(faults, input.applicantPhone());
        var why = faults.requiredLines("why", "为什么建", input.why(), 500);
        var money = Money.read(Objects.requireNonNullElse(input.money(), "")).orElse(null);
        if (money == null) {
            faults.add("money", "没有选用什么钱", "从列表里选");
        }
        var note =
                money == Money.OTHER
                        ? faults.required("moneyNote", "哪一笔钱", input.moneyNote(), 100)
                        : null;
        if (village != null && money == Money.CENTRAL) {
            onceOnly(faults, village);
        }
        if (faults.any()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "没有收下", "有几处需要改。", faults.found());
        }
        return new NewApplication(
                Objects.requireNonNull(village),
                Objects.requireNonNull(level),
                premises,
                Objects.requireNonNull(area),
                kind.orElseThrow(),
                new Applicant(name, Objects.requireNonNull(phone)),
                why,
                Objects.requireNonNull(money),
                note);
    }

    /** A village gets central money once; one in which the town's station stands gets none. */
    void onceOnly(Faults faults, DivisionCode village) {
        stations.in(village).stream()
                .filter(Standing::usedCentral)
                .findFirst()
                .ifPresent(one ->
                        faults.add(
                                "money",
                                "这个村已经有%s，中央资金一个村只用一次，设了镇级站的村不再用".formatted(one.words()),
                                "用别的钱建，选“其他资金”并写明哪一笔；或者换一个村"));
    }

    private static @Nullable Level level(Faults faults, @Nullable String typed) {
        var id = Objects.requireNonNullElse(typed, "");
        if (id.equals(Level.TOWN.id()) || id.equals(Level.VILLAGE.id())) {
            return Level.of(id);
        }
        faults.add("level", "没有选建哪一级的站", "选镇级或村级");
        return null;
    }

    private @Nullable DivisionCode village(
            Faults faults, DivisionCode county, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            faults.add("division", "没有选村", "从列表里选");
            return null;
        }
        var found =
                Optional.of(typed.strip())
                        .filter(text -> text.length() == 12 && DivisionCode.isValid(text))
                        .map(DivisionCode::of)
                        .filter(county::contains)
                        .flatMap(code -> divisions.find(code, counties.today(county)))
                        .map(Division::code);
        if (found.isEmpty()) {
            faults.add("division", "本县没有这个村", "从列表里选");
        }
        return found.orElse(null);
    }

    private static @Nullable BigDecimal area(Faults faults, @Nullable String typed) {
        var text = faults.required("area", "面积", typed, 12);
        if (text.matches("\\d{1,6}(\\.\\d{1,2})?")) {
            var area = new BigDecimal(text);
            if (area.signum() > 0 && area.compareTo(LARGEST) <= 0) {
                return area;
            }
        }
        if (!text.isEmpty()) {
            faults.add("area", "「%s」不是面积".formatted(text), "填平方米数，如60或60.5");
        }
        return null;
    }

    private static @Nullable String phone(Faults faults, @Nullable String typed) {
        var text = faults.required("applicantPhone", "电话", typed, 20);
        if (PhoneNumber.isValid(text)) {
            return PhoneNumber.parse(text).digits();
        }
        if (!text.isEmpty()) {
            faults.add("applicantPhone", "不是手机号，也不是带区号的座机号", "手机11位；座机带区号");
        }
        return null;
    }
}
