package cn.cunkou.funds.claims;

import cn.cunkou.access.Role;
import cn.cunkou.funds.Charter;
import cn.cunkou.funds.Fund;
import cn.cunkou.funds.Funds;
import cn.cunkou.funds.Stage;
import cn.cunkou.funds.claims.Claim.Account;
import cn.cunkou.plan.Publicity;
import cn.cunkou.plan.Reward;
import cn.cunkou.plan.rewards.Limits.Pot;
import cn.cunkou.plan.rewards.Truth;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.files.Files;
import cn.cunkou.region.Counties;
import cn.cunkou.region.WorkingDays;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells of applications how they went before the program was there, by the rule of their reward.
 */
@Service
public class ClaimCourses {
    private static final int OFFICE_OPENS = 9;
    private static final int MOST_QUESTIONS = 5;
    private static final int REVIEW_EVERY = 2;

    private final ClaimTable table;
    private final ClaimCheck check;
    private final Assessor assessor;
    private final Claims claims;
    private final PayRuns runs;
    private final Publicity publicity;
    private final Funds funds;
    private final Files files;
    private final Counties counties;

    ClaimCourses(
            ClaimTable table,
            ClaimCheck check,
            Assessor assessor,
            Claims claims,
            PayRuns runs,
            Publicity publicity,
            Funds funds,
            Files files,
            Counties counties) {
        this.table = table;
        this.check = check;
        this.assessor = assessor;
        this.claims = claims;
        this.runs = runs;
        this.publicity = publicity;
        this.funds = funds;
        this.files = files;
        this.counties = counties;
    }

    /** How far one went. */
    public enum Course {
        DRAFT,
        REVIEW,
        RETURNED,
        PUBLICITY,
        PAYABLE
    }

    /**
     * An application.
     *
     * @param subject id of whom it is for
     * @param opened the day it was opened, by which it is judged
     * @param note why it was sent back
     */
    public record Told(
            String subject,
            String bank,
            String account,
            LocalDate opened,
            Course course,
            @Nullable String note) {}

    /** A paper that stands beside each of them. */
    public record Paper(String name, byte[] bytes) {}

    /** Who did it: whoever asked, and one for each review, whom the trail names. */
    public record Hands(String applicant, List<String> reviewers) {
        public Hands {
            reviewers = List.copyOf(reviewers);
        }
    }

    /**
     * Enters them. One to which the rule does not come, whatever its papers say, stays a draft.
     *
     * @return the notices of those that are shown, in their order; none where there is no fund
     */
    @Transactional
    public List<UUID> tell(String fund, String reward, List<Told> all, Paper paper, Hands hands) {
        var found = funds.find(fund);
        if (found.isEmpty()) {
            return List.of();
        }
        var charter = funds.charter(found.get());
        var named = Assessor.reward(charter, reward);
        return all.stream()
                .flatMap(one -> new Story(charter, named, one, hands).tell(paper).stream())
                .toList();
    }

    /** One application on its way, day after day. */
    private final class Story {
        private final Charter charter;
        private final Fund fund;
        private final Reward reward;
        private final Told told;
        private final Hands hands;

        private Story(Charter charter, Reward reward, Told told, Hands hands) {
            this.charter = charter;
            this.fund = charter.fund();
            this.reward = reward;
            this.told = told;
            this.hands = hands;
        }

        private Optional<UUID> tell(Paper paper) {
            var id = as(hands.applicant(), Set.of(), () -> open(paper));
            if (told.course() == Course.DRAFT) {
                return Optional.empty();
            }
            var amount = as(hands.applicant(), Set.of(), () -> handIn(id));
            if (!amount || told.course() == Course.REVIEW) {
                return Optional.empty();
            }
            if (told.course() == Course.RETURNED) {
                review(id, 0, State.RETURNED);
                return Optional.empty();
            }
            var stages = Claims.stages(charter).size();
            IntStream.range(0, stages)
                    .forEach(stage ->
                            review(id, stage, stage + 1 == stages ? State.APPROVED : State.REVIEW));
            return show(id, stages);
        }

        private UUID open(Paper paper) {
            var asked =
                    check.opened(
                            fund,
                            reward,
                            told.subject(),
                            told.opened().toString(),
                            counties.today(fund.division()));
            var id =
                    table.insert(
                            new ClaimTable.Opened(
                                    fund,
                                    reward.id(),
                                    reward.label(),
                                    asked.whom(),
                                    asked.judged(),
                                    Claims.turn(reward, asked.judged()),
                                    asked.payee(),
                                    Claims.stages(charter).stream().map(Stage::id).toList()),
                            told.opened(),
                            at(told.opened()));
            var claim = claims.get(id);
            table.step(claim, "填写申请", "", at(told.opened()));
            table.fill(
                    claim,
                    asked.payee(),
                    new Account(asked.payee().name(), told.bank(), told.account()),
                    null);
            table.attach(
                    claim,
                    paper.name(),
                    files.store(
                            new ByteArrayInputStream(paper.bytes()),
                            paper.name(),
                            Files.Rule.PICTURES_AND_PAPERS),
                    at(told.opened()));
            return id;
        }

        /** Whether some answers of papers make the rule come to something. */
        private boolean handIn(UUID id) {
            var questions =
                    Question.of(reward.rule()).stream().filter(one -> !one.isNumber()).toList();
            var ways = 1 << Math.min(questions.size(), MOST_QUESTIONS);
            for (var way = 0; way < ways; way++) {
                for (var at = 0; at < questions.size(); at++) {
                    var question = questions.get(at);
                    var options = question.options();
                    table.say(
                            claims.get(id),
                            question.name(),
                            question.label(),
                            ((way >> at & 1) == 0 ? options.getFirst() : options.getLast())
                                    .value());
                }
                var found = assessor.assess(charter, claims.get(id));
                if (found.truth() == Truth.YES) {
                    var claim = claims.get(id);
                    found.looked()
                            .forEach((name, days) ->
                                    table.looked(claim, name, days.from(), days.to()));
                    table.step(claim, "提交申请", found.due().toString(), at(told.opened()));
                    table.handIn(
                            claim, found.due(), found.edition(), found.findings(), told.opened());
                    return true;
                }
            }
            return false;
        }

        private void review(UUID id, int stage, State next) {
            var day = day(stage + 1);
            var label = Claims.stages(charter).get(stage).label();
            as(
                    hands.reviewers().get(stage % hands.reviewers().size()),
                    Set.of(),
                    () -> {
                        var claim = claims.get(id);
                        if (next == State.RETURNED) {
                            var note = Objects.requireNonNullElse(told.note(), "补凭证");
                            table.step(claim, "退回补件：" + label, note, at(day));
                            table.become(claim, next, 0, note, day);
                        } else {
                            table.step(claim, "审核通过：" + label, "", at(day));
                            table.become(claim, next, stage + 1, null, day);
                        }
                        return id;
                    });
        }

        private Optional<UUID> show(UUID id, int stages) {
            var day = day(stages + 1);
            return Optional.of(
                    as(
                            hands.reviewers().getFirst(),
                            Set.of(),
                            () -> {
                                var claim = claims.get(id);
                                var plan = Assessor.edition(charter).plan();
                                var days = NoticeRule.of(plan).workingDays();
                                var notice = publicity.open(claims.notice(plan, claim, day, days));
                                var until = WorkingDays.china().plus(day, days);
                                table.noticed(claim, notice, until);
                                table.step(claim, "发起公示", "%d个工作日".formatted(days), at(day));
                                table.become(claim, State.PUBLICITY, stages, null, day);
                                if (told.course() == Course.PAYABLE) {
                                    var next = until.plusDays(1);
                                    table.step(claim, "公示通过", "", at(next));
                                    table.become(claim, State.PAYABLE, stages, null, next);
                                }
                                return notice;
                            }));
        }

        private LocalDate day(int step) {
            return WorkingDays.china().plus(told.opened(), REVIEW_EVERY * step);
        }
    }

    /**
     * Pays, in one batch, everybody whose notice held; where a rule of the fund stands in the way,
     * they wait on.
     *
     * @return how many the bank paid
     */
    public int pay(String fund, Hands hands) {
        var found = as(hands.applicant(), Set.of(), () -> funds.find(fund));
        if (found.isEmpty()) {
            return 0;
        }
        var waiting =
                claims.waiting(State.PAYABLE).stream()
                        .filter(claim -> claim.fund().equals(fund))
                        .toList();
        if (waiting.isEmpty()) {
            return 0;
        }
        var ids = waiting.stream().map(Claim::id).toList();
        // A line that is spent, or that a rule keeps for something else, gathers nothing.
        var made =
                lines(funds.charter(found.get()), waiting.getFirst())
                        .map(line ->
                                as(
                                        hands.applicant(),
                                        Set.of(),
                                        () -> runs.gather(found.get(), line, null, ids).batch()))
                        .filter(Objects::nonNull)
                        .findFirst();
        if (made.isEmpty()) {
            return 0;
        }
        var batch = runs.get(made.get());
        var every = Stream.of(Role.values()).map(Role::id).collect(Collectors.toSet());
        hands.reviewers().forEach(name -> as(name, every, () -> runs.approve(batch)));
        return as(hands.reviewers().getLast(), Set.of(), () -> answered(batch));
    }

    /** The budget lines that a payment may be made on, those that hold just the pot first. */
    private static Stream<String> lines(Charter charter, Claim claim) {
        var pot = Assessor.reward(charter, claim.reward()).rule().limits().pot();
        return charter.lines().stream()
                .filter(Charter.Line::isLeaf)
                .sorted(
                        Comparator.comparing(line ->
                                !(pot instanceof Pot one && one.amount().equals(line.planned()))))
                .map(Charter.Line::id);
    }

    private int answered(PayRun batch) {
        var rows =
                runs.preview(batch).lines().stream()
                        .map(line ->
                                "%d,%s,成功,"
                                        .formatted(
                                                line.number(),
                                                line.amount().yuan().toPlainString()))
                        .collect(Collectors.joining("\n", "编号,金额,结果,原因\n", "\n"));
        Path answer = null;
        try {
            answer = files.draft();
            java.nio.file.Files.writeString(answer, rows);
            return runs.answer(batch, answer, "回单.csv");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the bank's answer", e);
        } finally {
            if (answer != null) {
                delete(answer);
            }
        }
    }

    private static void delete(Path draft) {
        try {
            java.nio.file.Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + draft, e);
        }
    }

    private static <T> T as(
            String name, Set<String> roles, ScopedValue.CallableOp<T, RuntimeException> act) {
        var scope = Actor.current().scope();
        return Actor.as(new Actor(Actor.Kind.SYSTEM, name, name, roles, scope), act);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(OFFICE_OPENS, 0).atZone(Counties.ZONE).toInstant();
    }
}
