package cn.cunkou.stations;

import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads what was filled in for an act, and lets the register do it. */
@Component
class Acts {
    private final Stations stations;
    private final StationLife life;
    private final Counties counties;

    Acts(Stations stations, StationLife life, Counties counties) {
        this.stations = stations;
        this.life = life;
        this.counties = counties;
    }

    Outcome perform(Act act, UUID id, ActInput input) {
        var faults = new StationFaults(counties.today(stations.get(id).division()));
        return switch (act) {
            case OPEN -> on(faults, "开业日期", input, day -> life.open(id, day));
            case ACCEPT -> on(faults, "验收日期", input, day -> life.accept(id, day, input.paper()));
            case SUSPEND -> on(faults, "歇业日期", input, day -> life.suspend(id, day, input.reason()));
            case RESUME -> on(faults, "恢复日期", input, day -> life.resume(id, day));
            case CLOSE -> on(faults, "关闭日期", input, day -> life.close(id, day, input.reason()));
            case KEEPER ->
                    on(
                            faults,
                            "任职日期",
                            input,
                            day -> life.keep(id, day, input.keeperName(), input.keeperPhone()));
            case MOVE -> move(faults, id, input);
            case CORRECT -> correct(faults, id, input);
        };
    }

    private interface OnDay {
        Outcome act(LocalDate day);
    }

    private static Outcome on(StationFaults faults, String word, ActInput input, OnDay act) {
        var day = faults.requiredDay("day", word, input.day());
        return day == null ? new Outcome.Faulty(faults.found()) : act.act(day);
    }

    private Outcome move(StationFaults faults, UUID id, ActInput input) {
        var day = faults.requiredDay("day", "迁址日期", input.day());
        var to = faults.required("division", "新的所在地", input.division(), 12);
        var area = faults.area("area", input.area());
        if (!to.isEmpty() && !DivisionCode.isValid(to)) {
            faults.add("division", "「%s」不是区划代码".formatted(to), "从列表里选");
        }
        return day == null || faults.any()
                ? new Outcome.Faulty(faults.found())
                : life.move(id, day, DivisionCode.of(to), input.address(), area, input.reason());
    }

    private Outcome correct(StationFaults faults, UUID id, ActInput input) {
        var days =
                new Life.Days(
                        faults.day("opened", input.opened()),
                        faults.day("accepted", input.accepted()),
                        faults.text("paper", input.paper(), 200),
                        faults.day("closed", input.closed()));
        return faults.any()
                ? new Outcome.Faulty(faults.found())
                : life.correct(id, days, input.reason());
    }
}
