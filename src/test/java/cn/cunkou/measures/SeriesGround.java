package cn.cunkou.measures;

import cn.cunkou.measures.ExternalSeries.Series;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;

/** 五华 on 2019-11-18, with a yearly series of the county and a monthly one of its towns. */
final class SeriesGround {
    static final String WUHUA = "441424";
    static final String SHUIZHAI = "441424100";
    static final String RETAIL = "retail-sales";
    static final String PARCELS = "town-parcels";

    private final ExternalSeries external;

    SeriesGround(ExternalSeries external, Counties counties) {
        this.external = external;
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> {
                    counties.activateDemo(DivisionCode.of(WUHUA), LocalDate.of(2019, 11, 18));
                    begin(
                            new Series(
                                    RETAIL,
                                    "社会消费品零售总额",
                                    "万元",
                                    "全县批发零售住宿餐饮业的零售额",
                                    "",
                                    Aggregate.LATEST,
                                    Level.COUNTY,
                                    Rhythm.YEAR,
                                    "县统计局"));
                    begin(
                            new Series(
                                    PARCELS,
                                    "快递业务量",
                                    "件",
                                    "收寄的快件",
                                    "",
                                    Aggregate.SUM,
                                    Level.TOWN,
                                    Rhythm.MONTH,
                                    "县邮政管理局"));
                });
    }

    private void begin(Series series) {
        if (external.find(series.id(), DivisionCode.of(WUHUA)).isEmpty()) {
            external.begin(series, DivisionCode.of(WUHUA));
        }
    }

    static <T> T officer(Supplier<T> act) {
        var officer =
                new Actor(
                        Actor.Kind.PERSON,
                        "officer",
                        "统计员",
                        Set.of("bureau-officer"),
                        Scope.of(WUHUA));
        return Actor.as(officer, act::get);
    }
}
