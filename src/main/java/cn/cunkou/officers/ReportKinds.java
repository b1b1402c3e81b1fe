package cn.cunkou.officers;

import cn.cunkou.plan.Plans;
import cn.cunkou.platform.web.Option;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What information officers report about: the catalogue {@code officer-reports} of the plan that
 * the county works by, where it has one, else the usual list.
 */
@Component
public class ReportKinds {
    static final String CATALOGUE = "officer-reports";

    private static final List<Option> USUAL =
            List.of(
                    new Option("price", "价格行情"),
                    new Option("supply", "货源供应"),
                    new Option("demand", "需求"),
                    new Option("difficulty", "困难问题"),
                    new Option("activity", "活动"),
                    new Option("other", "其他"));

    private final Plans plans;

    ReportKinds(Plans plans) {
        this.plans = plans;
    }

    public List<Option> of(DivisionCode county) {
        return plans.current(county).stream()
                .flatMap(edition -> edition.plan().catalogues().stream())
                .filter(catalogue -> catalogue.id().equals(CATALOGUE))
                .findFirst()
                .map(catalogue ->
                        catalogue.entries().stream()
                                .map(entry -> new Option(entry.id(), entry.label()))
                                .toList())
                .filter(entries -> !entries.isEmpty())
                .orElse(USUAL);
    }

    /** The word for a kind, also for one that the plan has no more. */
    UnaryOperator<String> labels(DivisionCode county) {
        var known = Stream.concat(of(county).stream(), USUAL.stream()).toList();
        return id ->
                known.stream()
                        .filter(kind -> kind.value().equals(id))
                        .map(Option::label)
                        .findFirst()
                        .orElse(id);
    }
}
