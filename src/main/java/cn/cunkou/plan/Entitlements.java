package cn.cunkou.plan;

import cn.cunkou.measures.Measures;
import cn.cunkou.plan.rewards.Award;
import cn.cunkou.plan.rewards.AwardBook;
import cn.cunkou.plan.rewards.Awards;
import cn.cunkou.plan.rewards.Doubts;
import cn.cunkou.plan.rewards.Fact;
import cn.cunkou.plan.rewards.Facts;
import cn.cunkou.plan.rewards.Limits.Pot;
import cn.cunkou.plan.rewards.Limits.WhenDry;
import cn.cunkou.plan.rewards.RegisteredFacts;
import cn.cunkou.plan.rewards.Rewards;
import cn.cunkou.plan.rewards.Rule;
import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.plan.rewards.SubjectRegister;
import cn.cunkou.plan.rewards.SubjectRegister.Registered;
import cn.cunkou.plan.rewards.Testimony;
import cn.cunkou.plan.rewards.Verdict;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Says who of a county is entitled to a reward of its plan, by the registers and measures. */
@Service
public class Entitlements {
    private static final Facts UNSAID = _ -> new Fact.Unknown("没有凭证说明");

    private final Measures measures;
    private final MeasureNames names;
    private final ObjectProvider<SubjectRegister> registers;
    private final ObjectProvider<AwardBook> books;
    private final ObjectProvider<Doubts> doubts;
    private final ObjectProvider<Testimony> testimonies;

    Entitlements(
            Measures measures,
            MeasureNames names,
            ObjectProvider<SubjectRegister> registers,
            ObjectProvider<AwardBook> books,
            ObjectProvider<Doubts> doubts,
            ObjectProvider<Testimony> testimonies) {
        this.measures = measures;
        this.names = names;
        this.registers = registers;
        this.books = books;
        this.doubts = doubts;
        this.testimonies = testimonies;
    }

    /**
     * What was said of everybody.
     *
     * @param unregistered kinds of subject that the reward is for and that nobody keeps a register
     *     of
     */
    public record Round(List<Verdict> verdicts, List<SubjectKind> unregistered) {
        public Round {
            verdicts = List.copyOf(verdicts);
            unregistered = List.copyOf(unregistered);
        }
    }

    /**
     * All subjects of a reward, weighed against each other.
     *
     * @throws Problem when the actor does not see the whole county: who is left out of sight might
     *     come first
     */
    public Round round(Edition edition, Reward reward, LocalDate asOf) {
        var plan = edition.plan();
        requireWhole(plan);
        var rules = rules(plan);
        return weighed(
                edition, reward, rules, registered(plan, rules, asOf), testimony(plan), asOf);
    }

    private static void requireWhole(Plan plan) {
        if (!Actor.current().scope().covers(plan.division().digits())) {
            throw Problem.forbidden("谁该得奖要全县放在一起比，您的管理范围不含全县。");
        }
    }

    /**
     * One subject of a reward. Others are weighed against it only where the plan ranks them or
     * divides a pot among them; where the first to come is the first to be served, whoever asks is
     * the first. What is said of those who got it before may stand beside.
     *
     * @throws Problem as {@link #round}
     */
    public Round verdict(Edition edition, Reward reward, String subject, LocalDate asOf) {
        return verdict(edition, reward, subject, asOf, UNSAID);
    }

    /**
     * The same, if what somebody says of it is right.
     *
     * @param said facts that no register and no measure knows, by word of whoever asks; unknown
     *     where they say nothing
     */
    public Round verdict(
            Edition edition, Reward reward, String subject, LocalDate asOf, Facts said) {
        var limits = reward.rule().limits();
        if (limits.ranking() != null
                || limits.first() != null
                || limits.pot() instanceof Pot pot && pot.whenDry() != WhenDry.FIRST_COME) {
            requireWhole(edition.plan());
            var rules = rules(edition.plan());
            return weighed(
                    edition,
                    reward,
                    rules,
                    registered(edition.plan(), rules, asOf),
                    either(said, testimony(edition.plan())),
                    asOf);
        }
        var plan = edition.plan();
        // Where one of a village gets it, those who got it before are asked for their village.
        var before =
                limits.onePer() == null
                        ? Set.<String>of()
                        : awards(plan).all().orElse(List.of()).stream()
                                .filter(award -> award.reward().equals(reward.id()))
                                .map(Award::subject)
                                .collect(Collectors.toSet());
        var alone = new EnumMap<SubjectKind, List<Registered>>(SubjectKind.class);
        registered(plan, List.of(reward.rule()), asOf)
                .forEach((kind, all) ->
                        alone.put(
                                kind,
                                all.stream()
                                        .filter(one ->
                                                one.subject().id().equals(subject)
                                                        || before.contains(one.subject().id()))
                                        .toList()));
        for (var kind : SubjectKind.values()) {
            if (!reward.rule().subjects().contains(kind)) {
                alone.putIfAbsent(kind, List.of());
            }
        }
        return weighed(edition, reward, rules(plan), alone, either(said, testimony(plan)), asOf);
    }

    private static List<Rule> rules(Plan plan) {
        return plan.items().stream()
                .mapMulti((Item item, Consumer<Rule> sink) -> {
                    if (item instanceof Reward other) {
                        sink.accept(other.rule());
                    }
                })
                .toList();
    }

    private Round weighed(
            Edition edition,
            Reward reward,
            List<Rule> rules,
            Map<SubjectKind, List<Registered>> registered,
            Facts said,
            LocalDate asOf) {
        var plan = edition.plan();
        var everybody = registered.values().stream().flatMap(List::stream).toList();
        var rewards =
                new Rewards(
                        new MeasuredNames(names, plan),
                        new RegisteredFacts(
                                measures,
                                plan.division(),
                                everybody,
                                doubts.stream().toList(),
                                said),
                        awards(plan),
                        id -> whyOpen(edition, id));
        var verdicts =
                rewards.evaluateAll(
                        reward.rule(),
                        rules,
                        kind ->
                                Optional.ofNullable(registered.get(kind))
                                        .map(all -> all.stream().map(Registered::subject).toList()),
                        asOf);
        var unregistered =
                reward.rule().subjects().stream()
                        .filter(kind -> registers.stream().noneMatch(one -> knows(one, kind)))
                        .sorted()
                        .toList();
        return new Round(verdicts, unregistered);
    }

    private static boolean knows(SubjectRegister register, SubjectKind kind) {
        return register.kind() == kind && register.isWhole();
    }

    private Facts testimony(Plan plan) {
        return testimonies.stream()
                .map(one -> one.under(plan.id()))
                .reduce(UNSAID, Entitlements::either);
    }

    private static Facts either(Facts first, Facts second) {
        return wanted -> {
            var fact = first.find(wanted);
            return fact instanceof Fact.Unknown ? second.find(wanted) : fact;
        };
    }

    /**
     * What one subject is entitled to by each reward for its kind, taken alone: without those it
     * competes with for places and for the pot, in the order of the plan.
     *
     * @return empty when whoever acts does not see the subject
     */
    public List<Verdict> alone(Edition edition, SubjectKind kind, String subject, LocalDate asOf) {
        var plan = edition.plan();
        if (named(plan, kind, subject, asOf).isEmpty()) {
            return List.of();
        }
        // This one is seen: its figures, and what the register knows of its surroundings, are those
        // that whoever sees the whole county is told.
        var system = Actor.system("奖励进度", Scope.of(plan.division().digits()));
        return Actor.as(
                system,
                () -> {
                    var registered = named(plan, kind, subject, asOf);
                    var rewards =
                            new Rewards(
                                    new MeasuredNames(names, plan),
                                    new RegisteredFacts(
                                            measures,
                                            plan.division(),
                                            registered,
                                            doubts.stream().toList(),
                                            testimony(plan)),
                                    awards(plan),
                                    id -> whyOpen(edition, id));
                    return rules(plan).stream()
                            .filter(rule -> rule.subjects().contains(kind))
                            .map(rule ->
                                    rewards.evaluate(rule, registered.getFirst().subject(), asOf))
                            .toList();
                });
    }

    private List<Registered> named(Plan plan, SubjectKind kind, String subject, LocalDate asOf) {
        return registers.stream()
                .filter(register -> register.kind() == kind)
                .flatMap(register -> register.in(plan.division(), asOf).stream())
                .filter(one -> one.subject().id().equals(subject))
                .toList();
    }

    private Map<SubjectKind, List<Registered>> registered(
            Plan plan, List<Rule> rules, LocalDate asOf) {
        var all = new EnumMap<SubjectKind, List<Registered>>(SubjectKind.class);
        for (var register : registers) {
            if (rules.stream().anyMatch(rule -> rule.subjects().contains(register.kind()))) {
                all.computeIfAbsent(register.kind(), _ -> new ArrayList<>())
                        .addAll(register.in(plan.division(), asOf));
            }
        }
        return all;
    }

    private Awards awards(Plan plan) {
        var book = books.getIfAvailable();
        return book == null ? Awards.UNRECORDED : book.awards(plan.id());
    }

    /** Until a contradiction is settled, and where it was settled in words that no rule follows. */
    private static Optional<String> whyOpen(Edition edition, String reward) {
        return edition.plan().conflictsAbout(reward).stream()
                .findFirst()
                .map(conflict -> "方案写法不一，待核定：" + conflict.label())
                .or(() ->
                        edition.settledAbout(reward).stream()
                                .map(Settled::reading)
                                .filter(reading -> !reading.holdsAtOnce())
                                .findFirst()
                                .map(reading ->
                                        "已核定为“%s”，要照它改出新版方案才能发".formatted(reading.figure())));
    }
}
