package cn.cunkou.region;

import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Facility.Acceptance;
import cn.cunkou.region.Facility.Equipment;
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
    private static final int MOST_PIECES = 100_000;

    private final Facilities facilities;
    private final FormKeys keys;

    FacilityPages(Facilities facilities, FormKeys keys) {
        this.facilities = facilities;
        this.keys = keys;
    }

    private record Zone(String name, String kind) {}

    private record Area(
            @Nullable UUID zone, LocalDate from, BigDecimal squareMetres, String source) {}

    private record Lease(LocalDate from, LocalDate to, String lessor, BigDecimal rent) {}

    @PostMapping("/console/sites/{id}/zones")
    String zone(
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam String kind,
            @RequestParam(defaultValue = "") String key) {
        return once(
                key,
                id,
                "zones",
                new Zone(name, kind),
                () -> facilities.addZone(id, filled("功能区名称", name), kind.strip()));
    }

    @PostMapping("/console/sites/{id}/areas")
    String area(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID zone,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam BigDecimal squareMetres,
            @RequestParam String source,
            @RequestParam(defaultValue = "") String key) {
        if (squareMetres.signum() <= 0 || squareMetres.compareTo(new BigDecimal("10000000")) > 0) {
            throw Problem.badRequest("面积应大于0，单位是平方米。");
        }
        return once(
                key,
                id,
                "areas",
                new Area(zone, from, squareMetres, source),
                () -> facilities.recordArea(id, zone, from, squareMetres, filled("依据", source)));
    }

    @PostMapping("/console/sites/{id}/equipment")
    String equipment(
            @PathVariable UUID id,
            @RequestParam String name,
            @RequestParam int quantity,
            @RequestParam(defaultValue = "") String serial,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam String source,
            @RequestParam(defaultValue = "") String key) {
        if (quantity < 1 || quantity > MOST_PIECES) {
            throw Problem.badRequest("数量应在1到%d之间。".formatted(MOST_PIECES));
        }
        var equipment =
                new Equipment(
                        null,
                        filled("设备名称", name),
                        quantity,
                        serial.strip(),
                        from,
                        null,
                        filled("依据", source));
        return once(
                key, id, "equipment", equipment, () -> facilities.recordEquipment(id, equipment));
    }

    @PostMapping("/console/sites/{id}/equipment/{equipment}/remove")
    String remove(
            @PathVariable UUID id,
            @PathVariable UUID equipment,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            @RequestParam String reason) {
        facilities.removeEquipment(id, equipment, until, filled("原因", reason));
        return "redirect:/console/sites/" + id;
    }

    @PostMapping("/console/sites/{id}/leases")
    String lease(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam String lessor,
            @RequestParam BigDecimal rent,
            @RequestParam(defaultValue = "") String key) {
        if (to.isBefore(from)) {
            throw Problem.badRequest("租约的结束日期早于开始日期。");
        }
        if (rent.signum() < 0 || rent.scale() > 2) {
            throw Problem.badRequest("月租以元为单位，最多两位小数，不能是负数。");
        }
        return once(
                key,
                id,
                "leases",
                new Lease(from, to, lessor, rent),
                () ->
                        facilities.recordLease(
                                id,
                                new Period(from, to),
                                filled("出租方", lessor),
                                Money.ofYuan(rent)));
    }

    @PostMapping("/console/sites/{id}/acceptances")
    String acceptance(
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String key) {
        var acceptance =
                new Acceptance(
                        day, filled("验收文件", title), number.isBlank() ? null : number.strip());
        return once(
                key,
                id,
                "acceptances",
                acceptance,
                () -> facilities.recordAcceptance(id, acceptance));
    }

    private static String filled(String field, String typed) {
        if (typed.isBlank()) {
            throw Problem.badRequest("请填写" + field + "。");
        }
        return typed.strip();
    }

    private String once(String key, UUID id, String what, Object content, Runnable act) {
        keys.once(
                key,
                "/console/sites/%s/%s".formatted(id, what),
                content,
                UUID.class,
                () -> {
                    act.run();
                    return id;
                });
        return "redirect:/console/sites/" + id;
    }
}
