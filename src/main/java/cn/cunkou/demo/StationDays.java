package cn.cunkou.demo;

import cn.cunkou.plan.Plan;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Division;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.StationFilter;
import cn.cunkou.stations.StationLists;
import cn.cunkou.stations.applications.ApplicationInput;
import cn.cunkou.stations.applications.ApplicationLoader;
import cn.cunkou.stations.applications.Applications;
import cn.cunkou.stations.applications.PastApplication;
import cn.cunkou.stations.applications.PastApplication.Done;
import cn.cunkou.stations.applications.Step.Kind;
import cn.cunkou.stations.equipment.EquipmentLoader;
import cn.cunkou.stations.equipment.PastDevice;
import cn.cunkou.stations.equipment.PastPiece;
import cn.cunkou.stations.equipment.Piece;
import cn.cunkou.stations.fitting.FittingLoader;
import cn.cunkou.stations.fitting.FittingLoader.Looked;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What might stand in a county's stations, which of their computers were on in the last weeks, and
 * which villages want a station next.
 */
@Component
class StationDays {
    private static final int REPORTED = 30;

    /** Some computers were heard of last so many days ago, and nobody went to see. */
    private static final int SILENT = 40;

    private final StationLists stations;
    private final Applications applications;
    private final ApplicationLoader loader;
    private final EquipmentLoader equipment;
    private final FittingLoader fitting;

    StationDays(
            StationLists stations,
            Applications applications,
            ApplicationLoader loader,
            EquipmentLoader equipment,
            FittingLoader fitting) {
        this.stations = stations;
        this.applications = applications;
        this.loader = loader;
        this.equipment = equipment;
        this.fitting = fitting;
    }

    void load(Plan plan, LocalDate today, List<Division> villages) {
        var county = plan.division();
        var all =
                stations
                        .everything(
                                new StationFilter(county.digits(), null, null, null, null, "code"))
                        .stream()
                        .filter(station -> station.level() != Level.COUNTY)
                        .toList();
        var seed = new Seed(plan.id(), "equipment");
        equip(county, today, all, seed);
        fit(plan, all);
        apply(plan, today, all, villages);
    }

    /** Most were built as the list asks; at some something was missing. */
    private void fit(Plan plan, List<Station> all) {
        var seed = new Seed(plan.id(), "fitting");
        var looked = new ArrayList<Looked>();
        for (var station : all) {
            var opened = station.life().opened();
            if (opened != null && !station.life().isClosed()) {
                looked.add(
                        new Looked(
                                station,
                                opened.minusDays(seed.below(10)),
                                seed.oneIn(6) ? 1 + seed.below(2) : 0));
            }
        }
        fitting.load(plan.division(), looked, "检查照片（演示）.png", new BuildingSite(0).bytes());
    }

    private void equip(DivisionCode county, LocalDate today, List<Station> all, Seed seed) {
        var pieces = new ArrayList<PastPiece>();
        var devices = new ArrayList<PastDevice>();
        for (var station : all) {
            var opened = station.life().opened();
            if (opened == null || station.life().isClosed()) {
                continue;
            }
            for (var kind : List.of("电脑", "显示屏", "小票打印机")) {
                pieces.add(
                        new PastPiece(
                                station,
                                kind,
                                "演示型号",
                                "DEMO-%s-%04d".formatted(county, pieces.size() + 1),
                                "",
                                opened.minusDays(seed.below(20)),
                                seed.oneIn(40) ? Piece.State.BROKEN : Piece.State.IN_USE));
            }
            if (!seed.oneIn(12)) {
                var isSilent =
                        seed.oneIn(40) && opened.isBefore(today.minusDays(SILENT + REPORTED));
                var heard = isSilent ? today.minusDays(SILENT) : today;
                devices.add(new PastDevice(station, "柜台电脑", days(opened, heard, seed)));
            }
        }
        equipment.load(county, pieces, devices);
    }

    private static List<LocalDate> days(LocalDate opened, LocalDate today, Seed seed) {
        var first = today.minusDays(REPORTED);
        return (opened.isAfter(first) ? opened : first)
                .datesUntil(today)
                .filter(day -> !seed.oneIn(7))
                .toList();
    }

    /** One is approved and waits to be fitted out; the others stand where applications stand. */
    private void apply(Plan plan, LocalDate today, List<Station> all, List<Division> villages) {
        var taken = all.stream().map(Station::division).collect(Collectors.toSet());
        var free =
                new Seed(plan.id(), "applications")
                        .shuffled(villages).stream()
                                .map(Division::code)
                                .filter(village -> !taken.contains(village))
                                .limit(6)
                                .toList();
        if (free.size() < 6) {
            return;
        }
        var county = plan.division();
        loader.load(
                county,
                List.of(
                        past(free.get(0), today.minusDays(2)),
                        past(free.get(1), today.minusDays(25)),
                        past(
                                free.get(2),
                                today.minusDays(12),
                                new Done(Kind.SUPPORTED, "位置在村中心，同意", today.minusDays(6))),
                        past(
                                free.get(3),
                                today.minusDays(30),
                                new Done(Kind.RETURNED, "面积没有写准，量过再交", today.minusDays(20))),
                        past(
                                free.get(4),
                                today.minusDays(90),
                                new Done(Kind.OPPOSED, "离镇级站不到一里", today.minusDays(80)),
                                new Done(Kind.REFUSED, "照镇里意见", today.minusDays(70)))));
        approve(county, free.get(5));
    }

    private void approve(DivisionCode county, DivisionCode village) {
        var application = applications.submit(county, input(village));
        act("town", county, () -> applications.opine(application.id(), "supported", "同意"));
        act("county", county, () -> applications.decide(application.id(), "approved", "", "演示批复"));
    }

    private static void act(String who, DivisionCode county, Runnable act) {
        Actor.run(
                new Actor(
                        Actor.Kind.SYSTEM,
                        "demo-" + who,
                        "演示数据",
                        Set.of(),
                        Scope.of(county.digits())),
                act);
    }

    private static PastApplication past(DivisionCode village, LocalDate day, Done... steps) {
        return new PastApplication(input(village), day, List.of(steps));
    }

    private static ApplicationInput input(DivisionCode village) {
        return new ApplicationInput(
                "village",
                village.digits(),
                "村委会一楼（演示）",
                "60",
                "committee",
                "村委会（演示）",
                "13800000000",
                "村里三百多户，取件要去镇上（演示）",
                "central",
                "");
    }
}
