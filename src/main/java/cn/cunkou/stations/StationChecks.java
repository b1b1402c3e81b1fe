package cn.cunkou.stations;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem.Fault;
import cn.cunkou.region.Counties;
import cn.cunkou.region.County;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.values.DivisionCode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was filled in into a station, or tells everything that is wrong with it. */
@Component
class StationChecks {
    private final Counties counties;
    private final Divisions divisions;

    StationChecks(Counties counties, Divisions divisions) {
        this.counties = counties;
        this.divisions = divisions;
    }

    /** What became of a check: a station, or faults. */
    record Checked(@Nullable NewStation station, List<Fault> faults) {}

    /** A station that is new, where it wants to stand. */
    Checked check(StationInput input) {
        return check(input, true);
    }

    /** A station that stands where it stands, even where the division is gone since. */
    Checked checkEdit(StationInput input) {
        return check(input, false);
    }

    private Checked check(StationInput input, boolean isNew) {
        var typed = StationFaults.given(input.division());
        var county = typed == null ? Optional.<County>empty() : counties.of(typed);
        if (typed == null || county.isEmpty()) {
            var fault =
                    new Fault(
                            "division",
                            typed == null ? "没有选所在地" : "「%s」不是本系统服务的区划代码".formatted(typed),
                            "选村、镇或县；代码为12位、9位或6位");
            return new Checked(null, List.of(fault));
        }
        return check(input, DivisionCode.of(typed), county.get().code(), isNew);
    }

    private Checked check(
            StationInput input, DivisionCode division, DivisionCode county, boolean isNew) {
        var today = counties.today(county);
        var faults = new StationFaults(today);
        var names = divisions.gazetteer(county, today);
        var level = Level.read(faults.required("level", "级别", input.level(), 20));
        var from = StationFaults.given(input.origin());
        var origin = from == null ? Optional.of(Origin.NEW) : Origin.read(from);
        if (level.isEmpty()) {
            faults.add("level", "级别不是县级、镇级或村级", "填county、town或village");
        } else if (isNew) {
            checkDivision(faults, names, division, level.get());
        }
        if (origin.isEmpty()) {
            faults.add("origin", "来源不是新建或整合", "填new或consolidated");
        }
        var code = faults.text("code", input.code(), 32);
        if (code != null && !StationCodes.isValid(code)) {
            faults.add("code", "编号只能用文字、数字和 . _ / - ，最多32个", "如WH-0296；留空由系统编号");
        }
        var opened = faults.day("opened", input.opened());
        var accepted = faults.day("accepted", input.accepted());
        var keeper = faults.text("keeperName", input.keeperName(), 40);
        var keeperPhone = faults.phone("keeperPhone", input.keeperPhone());
        if (keeper == null && keeperPhone != null) {
            faults.add("keeperName", "有站长电话，没有站长姓名", "补上姓名，或删去电话");
        }
        var station =
                new NewStation(
                        level.orElse(Level.VILLAGE),
                        division,
                        code,
                        faults.required("name", "名称", input.name(), 80),
                        origin.orElse(Origin.NEW),
                        faults.text("address", input.address(), 200),
                        faults.area("area", input.area()),
                        faults.phone("phone", input.phone()),
                        faults.yes("logisticsPoint", input.logisticsPoint()),
                        keeper,
                        keeperPhone,
                        opened,
                        accepted,
                        faults.text("acceptancePaper", input.acceptancePaper(), 200),
                        null,
                        null,
                        served(faults, names, division, input.served()));
        return new Checked(faults.any() ? null : station, faults.found());
    }

    static void checkDivision(
            StationFaults faults, Gazetteer names, DivisionCode division, Level level) {
        var found = names.find(division);
        if (found.isEmpty()) {
            faults.add("division", "没有代码为%s的区划".formatted(division), "从列表里选");
        } else if (division.level() != level.of() || found.get().kind() == Division.Kind.OTHER) {
            faults.add(
                    "division",
                    switch (level) {
                        case COUNTY -> "县级中心属于县，不属于%s".formatted(found.get().name());
                        case TOWN -> "镇级站属于镇，%s不是镇".formatted(found.get().name());
                        case VILLAGE -> "村级站属于村（社区），%s不是村".formatted(found.get().name());
                    },
                    "改所在地，或改级别");
        } else if (!Actor.current().scope().covers(division.digits())) {
            faults.add("division", "%s不在您的管理范围内".formatted(names.place(division)), "选您管理范围内的地方");
        }
    }

    /** Whether a station may stand in a division from now on. */
    void checkMove(
            StationFaults faults, Station station, DivisionCode to, @Nullable String address) {
        var names = divisions.gazetteer(station.county(), station.life().today());
        checkDivision(faults, names, to, station.level());
        if (to.equals(station.division())
                && Objects.equals(address, station.premises().address())) {
            faults.add("division", "站点就在%s，地址也没有变".formatted(names.place(to)), "选新的地方，或填新的地址");
        }
    }

    /** The villages named line by line, by code or as town and village. */
    static List<DivisionCode> served(
            StationFaults faults, Gazetteer names, DivisionCode own, @Nullable String typed) {
        var text = StationFaults.given(typed);
        if (text == null) {
            return List.of();
        }
        Set<DivisionCode> villages = new LinkedHashSet<>();
        for (var line : text.split("[\\r\\n、,，;；]+")) {
            if (!line.isBlank()) {
                village(names, own, line.strip())
                        .ifPresentOrElse(
                                village -> villages.add(village.code()),
                                () ->
                                        faults.add(
                                                "served",
                                                "没有「%s」这个村".formatted(line.strip()),
                                                "写成“镇名 · 村名”"));
            }
        }
        villages.remove(own);
        return List.copyOf(villages);
    }

    private static Optional<Division> village(Gazetteer names, DivisionCode own, String line) {
        if (line.matches("\\d{12}")) {
            return names.find(DivisionCode.of(line));
        }
        var parts = line.split("[\\s·・/]+", 2);
        if (parts.length == 2) {
            return names.town(parts[0]).flatMap(town -> names.village(town, parts[1]));
        }
        return own.town().flatMap(names::find).flatMap(town -> names.village(town, line));
    }
}
