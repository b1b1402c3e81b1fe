package cn.cunkou.region;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Facility.Acceptance;
import cn.cunkou.values.Money;
import cn.cunkou.values.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms on the page of a site that add what is known of its rooms. */
@Controller
class FacilityPages {
    private final Facilities facilities;

    FacilityPages(Facilities facilities) {
        this.facilities = facilities;
    }

    @PostMapping("/console/sites/{id}/zones")
    String zone(@PathVariable UUID id, @RequestParam String name, @RequestParam String kind) {
        facilities.addZone(id, filled("功能区名称", name), kind.strip());
        return back(id);
    }

    @PostMapping("/console/sites/{id}/areas")
    String area(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID zone,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam BigDecimal squareMetres,
            @RequestParam String source) {
        if (squareMetres.signum() <= 0 || squareMetres.compareTo(new BigDecimal("10000000")) > 0) {
            throw Problem.badRequest("面积应大于0，单位是平方米。");
        }
        facilities.recordArea(id, zone, from, squareMetres, filled("依据", source));
        return back(id);
    }

    @PostMapping("/console/sites/{id}/leases")
    String lease(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam String lessor,
            @RequestParam BigDecimal rent) {
        if (to.isBefore(from)) {
            throw Problem.badRequest("租约的结束日期早于开始日期。");
        }
        if (rent.signum() < 0 || rent.scale() > 2) {
            throw Problem.badRequest("月租以元为单位，最多两位小数，不能是负数。");
        }
        facilities.recordLease(id, new Period(from, to), filled("出租方", lessor), Money.ofYuan(rent));
        return back(id);
    }

    @PostMapping("/console/sites/{id}/acceptances")
    String acceptance(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String number) {
        facilities.recordAcceptance(
                id,
                new Acceptance(
                        day, filled("验收文件", title), number.isBlank() ? null : number.strip()));
        return back(id);
    }

    private static String filled(String field, String typed) {
        if (typed.isBlank()) {
            throw Problem.badRequest("请填写" + field + "。");
        }
        return typed.strip();
    }

    private static String back(UUID id) {
        return "redirect:/console/sites/" + id;
    }
}
