package cn.cunkou.demo;

import cn.cunkou.plan.Plan;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.stations.StationFilter;
import cn.cunkou.stations.StationLists;
import cn.cunkou.stations.services.Bulletins;
import cn.cunkou.stations.services.Flags;
import cn.cunkou.stations.services.ServiceKinds;
import cn.cunkou.stations.services.ServiceLoader;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts a {@link ServiceHistory} into its register, and what is told to stations. */
@Component
class ServiceDays {
    private static final int MONTHS_LOOKED_THROUGH = 2;

    private final StationLists stations;
    private final ServiceKinds kinds;
    private final ServiceLoader loader;
    private final Flags flags;
    private final Bulletins bulletins;
    private final Counties counties;

    ServiceDays(
            StationLists stations,
            ServiceKinds kinds,
            ServiceLoader loader,
            Flags flags,
            Bulletins bulletins,
            Counties counties) {
        this.stations = stations;
        this.kinds = kinds;
        this.loader = loader;
        this.flags = flags;
        this.bulletins = bulletins;
        this.counties = counties;
    }

    void load(Plan plan, LocalDate today, List<Division> towns, List<Division> villages) {
        var county = plan.division();
        var all =
                stations.everything(
                        new StationFilter(county.digits(), null, null, null, null, "code"));
        loader.load(
                ServiceHistory.of(
                        plan,
                        today,
                        counties.now(county),
                        all,
                        level -> kinds.of(county, level).tapped(),
                        keepers(towns.getFirst(), villages)));
        for (var before = 0; before < MONTHS_LOOKED_THROUGH; before++) {
            flags.lookThrough(county, YearMonth.from(today).minusMonths(before));
        }
        bulletins.post(
                county,
                new Bulletins.BulletinInput(
                        county.digits(),
                        "月底前核对服务记录（演示）",
                        "请各站月底前看一遍本月的服务记录，记错的撤回重记。漏记的当天补上，不要攒到月底一次补。",
                        today.minusDays(3).toString(),
                        today.plusDays(40).toString()));
    }

    /** Where the demonstration's keeper works: the first village of the first town, or the town. */
    static DivisionCode keepers(Division firstTown, List<Division> villages) {
        return villages.stream()
                .map(Division::code)
                .filter(village -> firstTown.code().contains(village))
                .min(DivisionCode::compareTo)
                .orElse(firstTown.code());
    }
}
