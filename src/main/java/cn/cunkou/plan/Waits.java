package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** For how long a county waits, by its plan. */
@Component
public class Waits {
    /** The list of a plan that says so. */
    static final String CATALOGUE = "waits";

    private final Plans plans;

    Waits(Plans plans) {
        this.plans = plans;
    }

    /** As many as the plan in force says; what is usual where it says nothing, or there is none. */
    public int of(DivisionCode county, Wait wait) {
        return plans
                .current(county)
                .flatMap(edition -> edition.plan().catalogue(CATALOGUE))
                .stream()
                .flatMap(list -> list.entries().stream())
                .filter(entry -> entry.id().equals(wait.id()))
                .map(Catalogue.Entry::count)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(wait.usual());
    }
}
