package cn.cunkou.papers;

import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/** 五华 on 2019-11-18 with its plan, its bodies, and people who register papers there. */
public class TestOffice {
    public static final LocalDate TODAY = LocalDate.of(2019, 11, 18);
    public static final DivisionCode WUHUA = DivisionCode.of("441424");
    public static final String SHUIZHAI = "441424100";
    public static final String ZHUANSHUI = "441424103";

    /** An item that the plan has whatever else changes in it. */
    public static final String ITEM = "wuhua-2018/town-centres";

    public static final Actor OFFICER = person("李某某", "bureau-officer", "441424");
    public static final Actor TOWN = person("张某某", "town-officer", SHUIZHAI);

    private final Counties counties;
    private final Plans plans;
    private final Registry registry;
    private final TransactionTemplate transaction;

    public TestOffice(
            Counties counties, Plans plans, Registry registry, TransactionTemplate transaction) {
        this.counties = counties;
        this.plans = plans;
        this.registry = registry;
        this.transaction = transaction;
    }

    public void open() {
        as(
                Actor.system("set up", Scope.everywhere()),
                () -> {
                    plans.adopt(plan());
                    return counties.activateDemo(WUHUA, TODAY);
                });
    }

    private static byte[] plan() {
        try {
            return Files.readAllBytes(Path.of("plans", "wuhua-2018.yaml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public UUID body(String name) {
        return registry.bodies(WUHUA).stream()
                .filter(body -> body.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Somebody who writes in the name of one body alone. */
    public Actor reporter(String body) {
        var id = as(OFFICER, () -> body(body));
        return new Actor(
                Actor.Kind.PERSON,
                body,
                body + "填报员",
                Set.of("body-reporter"),
                Scope.of("441424"),
                Set.of(id.toString()));
    }

    public static Actor person(String name, String role, String division) {
        return new Actor(Actor.Kind.PERSON, name, name, Set.of(role), Scope.of(division));
    }

    public <T> T as(Actor actor, Supplier<T> act) {
        return Actor.as(
                actor, () -> Objects.requireNonNull(transaction.execute(status -> act.get())));
    }

    /** One that fulfils nothing of the plan. */
    static PaperInput plain(String body, String number, String title) {
        return scheme(body, number, title, List.of());
    }

    static PaperInput scheme(String body, String number, String title) {
        return scheme(body, number, title, List.of(ITEM));
    }

    private static PaperInput scheme(String body, String number, String title, List<String> items) {
        return new PaperInput(
                "441424", body, "scheme", number, title, "2019-03-01", "", "", "true", "", items);
    }
}
