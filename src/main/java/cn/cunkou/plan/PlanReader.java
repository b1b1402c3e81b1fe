package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the structure of a plan; what the parts mean to each other is left to {@link PlanRules}.
 */
final class PlanReader {
    /** A part of the plan and the place it was read from. */
    record Read<T>(T part, Fields at) {}

    /** All parts, some of them placeholders when there are problems. */
    record Draft(
            Plan plan,
            Fields at,
            List<Read<Body>> bodies,
            List<Read<Base>> bases,
            List<Read<Series>> series,
            List<Read<Target>> targets,
            List<Read<Deadline>> deadlines,
            RewardReader.Rewards rewards,
            List<Read<Catalogue>> catalogues,
            @Nullable Read<Scorecard> scorecard,
            @Nullable Read<ProjectRules> projects,
            List<Read<Conflict>> conflicts) {}

    private PlanReader() {}

    static @Nullable Draft read(Node root, Problems problems) {
        return Fields.of(root, "", problems).map(PlanReader::draft).orElse(null);
    }

    private static Draft draft(Fields root) {
        var id = root.id("plan");
        var title = root.text("title");
        var division = division(root);
        var programme = root.inner("programme");
        var tier = programme.map(it -> it.choice("tier", Keys.TIERS)).orElse(Plan.Tier.NATIONAL);
        var year = programme.map(PlanReader::year).orElse(0);
        programme.ifPresent(Fields::finish);
        var issued = root.maybeInner("issued").map(PlanReader::issued).orElse(null);
        var period = root.inner("period").map(PlanReader::days).orElse(ItemReader.NO_PERIOD);

        var bodies = parts(root, "bodies", PlanReader::body);
        var bases = parts(root, "bases", at -> new Base(at.id("id"), at.text("label")));
        var series = parts(root, "series", ListReader::series);
        var items = new ItemReader(id, period);
        var targets = parts(root, "targets", items::target);
        targets.addAll(parts(root, "floors", items::floor));
        targets.addAll(parts(root, "promises", items::promise));
        root.maybeInner("funds")
                .ifPresent(funds -> {
                    targets.addAll(new FundsReader(id, period, lead(bodies)).read(funds));
                    funds.finish();
                });
        targets.addAll(parts(root, "duties", items::duty));
        var deadlines = parts(root, "schedule", items::deadline);
        var rewards = new RewardReader(period, values(bases)).rewards(root);
        var catalogues = parts(root, "catalogues", ListReader::catalogue);
        var scorecard =
                root.maybeInner("scorecard")
                        .map(at -> {
                            var read = new Read<>(ListReader.scorecard(at), at);
                            at.finish();
                            return read;
                        })
                        .orElse(null);
        var projects = root.maybeInner("projects").map(ProjectRulesReader::read).orElse(null);
        var conflicts = new ArrayList<Read<Conflict>>();
        for (var at : root.entries("conflicts")) {
            conflicts.add(ListReader.conflict(at, period.from()));
            at.finish();
        }
        root.finish();

        var readings = conflicts.stream().map(Read::part).toList();
        targets.replaceAll(read -> new Read<>(placed(read.part(), readings), read.at()));
        deadlines.replaceAll(read -> new Read<>(placed(read.part(), readings), read.at()));
        var all = new ArrayList<Item>();
        targets.forEach(target -> all.add(target.part()));
        deadlines.forEach(deadline -> all.add(deadline.part()));
        rewards.all().forEach(reward -> all.add(reward.part()));
        var plan =
                new Plan(
                        id,
                        title,
                        division,
                        tier,
                        year,
                        issued,
                        period,
                        values(bodies),
                        values(bases),
                        values(series),
                        all,
                        values(catalogues),
                        scorecard == null ? null : scorecard.part(),
                        projects == null ? ProjectRules.NONE : projects.part(),
                        readings,
                        ownersInferred(Stream.of(targets, deadlines, rewards.all())));
        return new Draft(
                plan,
                root,
                bodies,
                bases,
                series,
                targets,
                deadlines,
                rewards,
                catalogues,
                scorecard,
                projects,
                conflicts);
    }

    private static Set<String> ownersInferred(
            Stream<? extends List<? extends Read<? extends Item>>> items) {
        return items.flatMap(List::stream)
                .filter(read -> read.at().isInferred("owner"))
                .map(read -> read.part().id())
                .collect(Collectors.toSet());
    }

    /** An item whose days the paper contradicts itself about stands where its readings reach. */
    private static Target placed(Target target, List<Conflict> conflicts) {
        var span =
                target.by().day().equals(ItemReader.NO_PERIOD.to())
                        ? span(target, conflicts)
                        : null;
        return span == null ? target : target.read(Reading.ofDays(span));
    }

    private static Deadline placed(Deadline deadline, List<Conflict> conflicts) {
        var span = deadline.span() == ItemReader.NO_PERIOD ? span(deadline, conflicts) : null;
        return span == null ? deadline : deadline.read(Reading.ofDays(span));
    }

    private static @Nullable Period span(Item item, List<Conflict> conflicts) {
        var spans =
                conflicts.stream()
                        .filter(conflict -> conflict.items().contains(item.id()))
                        .map(Conflict::readings)
                        .flatMap(Collection::stream)
                        .map(Reading::span)
                        .filter(Objects::nonNull)
                        .toList();
        return spans.stream()
                .reduce((a, b) ->
                        new Period(
                                a.from().isBefore(b.from()) ? a.from() : b.from(),
                                a.to().isAfter(b.to()) ? a.to() : b.to()))
                .orElse(null);
    }

    private static Period days(Fields at) {
        var span = ItemReader.span(at, Scalars::day, Scalars::day);
        at.finish();
        return span;
    }

    private static Plan.Issued issued(Fields at) {
        var issued = new Plan.Issued(at.text("number"), at.day("day", Scalars::day), at.text("by"));
        at.finish();
        return issued;
    }

    private static DivisionCode division(Fields root) {
        var text = root.text("division");
        if (DivisionCode.isValid(text)
                && DivisionCode.of(text).level() == DivisionCode.Level.COUNTY) {
            return DivisionCode.of(text);
        }
        if (!text.isEmpty()) {
            root.report("division", "区划代码 %s 不是县的代码".formatted(text), "写六位数字，加半角引号，例如 \"441424\"");
        }
        return DivisionCode.of("000000");
    }

    private static int year(Fields at) {
        var text = at.text("year");
        if (text.matches("20[0-9]{2}")) {
            return Integer.parseInt(text);
        }
        if (!text.isEmpty()) {
            at.report("year", "年份 %s 不对".formatted(text), "写四位数字，例如 2018");
        }
        return 0;
    }

    private static Body body(Fields at) {
        return new Body(at.id("id"), at.text("name"), at.choice("role", Keys.ROLES));
    }

    private static String lead(List<Read<Body>> bodies) {
        return bodies.stream()
                .map(Read::part)
                .filter(body -> body.role() == Body.Role.LEAD)
                .map(Body::id)
                .findFirst()
                .orElse("");
    }

    private static <T> List<Read<T>> parts(Fields at, String key, Function<Fields, T> reading) {
        var parts = new ArrayList<Read<T>>();
        for (var entry : at.entries(key)) {
            parts.add(new Read<>(reading.apply(entry), entry));
            entry.finish();
        }
        return parts;
    }

    private static <T> List<T> values(List<Read<T>> parts) {
        return parts.stream().map(Read::part).toList();
    }
}
