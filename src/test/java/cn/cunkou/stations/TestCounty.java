package cn.cunkou.stations;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/** 五华 with its clock standing on 2019-11-18, and people who act there. */
final class TestCounty {
    static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
    static final DivisionCode WUHUA = DivisionCode.of("441424");

    /** 水寨镇 and two of its villages. */
    static final String SHUIZHAI = "441424100";

    /** 转水镇, with 輋𣒍村. */
    static final String ZHUANSHUI = "441424103";

    static final String RARE = "441424103203";

    static final Actor OFFICER = person("李某某", "441424");
    static final Actor TOWN = person("张某某", SHUIZHAI);

    private final Counties counties;
    private final TransactionTemplate transaction;

    TestCounty(Counties counties, TransactionTemplate transaction) {
        this.counties = counties;
        this.transaction = transaction;
    }

    void standOn(LocalDate day) {
        as(Actor.system("set up", Scope.everywhere()), () -> counties.activateDemo(WUHUA, day));
    }

    <T> T as(Actor actor, Supplier<T> act) {
        return Actor.as(
                actor,
                () -> java.util.Objects.requireNonNull(transaction.execute(status -> act.get())));
    }

    static Actor person(String name, String division) {
        return new Actor(
                Actor.Kind.PERSON, name, name, Set.of("bureau-officer"), Scope.of(division));
    }

    static StationInput village(String division, String name) {
        return new StationInput(
                "village",
                division,
                "",
                name,
                "new",
                "村口1号",
                "60",
                "0753-4433000",
                "",
                "",
                "",
                "",
                "",
                "",
                "");
    }

    static StationInput town(String division, String name) {
        return new StationInput(
                "town", division, "", name, "new", "", "", "", "true", "", "", "", "", "", "");
    }
}
