package cn.cunkou.programme;

import cn.cunkou.plan.Body;
import cn.cunkou.plan.Each;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Scorecard;
import cn.cunkou.plan.Target;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Division;
import cn.cunkou.region.Divisions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scores bodies and towns for a year, by the plan's scorecard. */
@Service
public class Scores {
    private static final int LONGEST_PAPER = 200;

    private final JdbcClient jdbc;
    private final Divisions divisions;
    private final Counties counties;
    private final Audit audit;

    Scores(JdbcClient jdbc, Divisions divisions, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.divisions = divisions;
        this.counties = counties;
        this.audit = audit;
    }

    /** Who is scored: a body, or one town of those that share a role. */
    private record Scored(String id, String name, Body.Role role) {}

    private record Site(String line, String body) {}

    private record Seen(BigDecimal points, String paper) {}

    /** The scores of everybody in a year, in the order of the plan; empty without a scorecard. */
    @Transactional(readOnly = true)
    public List<Score> of(Board board, int year) {
        var plan = board.edition().plan();
        var card = plan.scorecard();
        if (card == null) {
            return List.of();
        }
        var seen = seen(plan.id(), year);
        return scored(plan, board)
                .filter(who ->
                        card.lines().stream().anyMatch(line -> line.roles().contains(who.role())))
                .map(who -> score(board, card, who, year, seen))
                .toList();
    }

    private Stream<Scored> scored(Plan plan, Board board) {
        return plan.bodies().stream()
                .flatMap(body ->
                        body.role() == Body.Role.TOWNS
                                ? towns(plan, board)
                                        .map(town ->
                                                new Scored(
                                                        town.code().digits(),
                                                        town.name(),
                                                        body.role()))
                                : Stream.of(new Scored(body.id(), body.name(), body.role())));
    }

    private Stream<Division> towns(Plan plan, Board board) {
        return divisions.children(plan.division(), board.today()).stream()
                .filter(division -> division.kind() == Division.Kind.TOWN);
    }

    private static Score score(
            Board board, Scorecard card, Scored who, int year, Map<Site, Seen> seen) {
        var lines = new ArrayList<Score.Line>();
        for (var line : card.lines()) {
            if (line.roles().contains(who.role())) {
                lines.add(
                        switch (line.by()) {
                            case ITEMS -> byItems(board, line, who, year);
                            case SITE_CHECK ->
                                    bySite(line, seen.get(new Site(line.id(), who.id())));
                        });
            }
        }
        return new Score(who.id(), who.name(), lines);
    }

    private static Score.Line byItems(Board board, Scorecard.Line line, Scored who, int year) {
        var met = 0;
        var due = 0;
        var early = 0;
        var open = 0;
        for (var standing : owed(board, line, who)) {
            if (standing.span().to().getYear() != year) {
                continue;
            }
            switch (standing.state()) {
                case MET -> {
                    if (Judge.isPast(standing.span(), board.today())) {
                        met++;
                        due++;
                    } else {
                        early++;
                    }
                }
                case MET_LATE, MISSED -> due++;
                case ON_THE_WAY, BEHIND, NOT_DUE, UNCLEAR, CANNOT_BE_COMPUTED -> open++;
            }
        }
        var rest =
                (early == 0 ? "" : "，%d项提前完成、到期后计分".formatted(early))
                        + (open == 0 ? "" : "，另有%d项还不能定".formatted(open));
        if (due == 0) {
            return new Score.Line(
                    line.id(), line.label(), null, line.points(), 0, 0, "本年还没有能定的事项" + rest);
        }
        var points =
                line.points()
                        .multiply(BigDecimal.valueOf(met))
                        .divide(BigDecimal.valueOf(due), 2, RoundingMode.HALF_UP);
        return new Score.Line(
                line.id(),
                line.label(),
                points,
                line.points(),
                met,
                due,
                "%d项到期，按期完成%d项%s".formatted(due, met, rest));
    }

    /** What somebody owes: a town its parts, a body what it answers for or takes part in. */
    private static List<Standing> owed(Board board, Scorecard.Line line, Scored who) {
        return board.items().stream()
                .filter(one -> line.items().isEmpty() || line.items().contains(one.item().id()))
                .flatMap(Scores::parts)
                .filter(one ->
                        who.role() == Body.Role.TOWNS
                                ? one.division().digits().equals(who.id())
                                : !line.items().isEmpty()
                                        || one.item().owner().equals(who.id())
                                        || one.item().with().contains(who.id()))
                .toList();
    }

    /**
     * Hundreds of villages or stations would outweigh everything else: what all of them owe counts
     * once.
     */
    private static Stream<Standing> parts(Standing one) {
        var ofMany =
                one.item() instanceof Target target
                        && (target.each() == Each.VILLAGE || target.each() == Each.STATION);
        return one.parts().isEmpty() || ofMany ? Stream.of(one) : one.parts().stream();
    }

    private static Score.Line bySite(Scorecard.Line line, @Nullable Seen seen) {
        return new Score.Line(
                line.id(),
                line.label(),
                seen == null ? null : seen.points(),
                line.points(),
                0,
                0,
                seen == null ? "还没有现场打分" : "依据：" + seen.paper());
    }

    private Map<Site, Seen> seen(String plan, int year) {
        var seen = new HashMap<Site, Seen>();
        jdbc.sql(
                        """
                        select distinct on (line, body) line, body, points, paper from programme.site_score
                         where plan = :plan and year = :year order by line, body, scored_at desc, id desc
                        """)
                .param("plan", plan)
                .param("year", year)
                .query(row -> {
                    seen.put(
                            new Site(row.getString("line"), row.getString("body")),
                            new Seen(row.getBigDecimal("points"), row.getString("paper")));
                });
        return seen;
    }

    /**
     * Records what somebody gave on the spot.
     *
     * @param body id of the body in the plan, or the code of a town
     * @throws Problem when there is no such line or body, or something is wrong with the points
     */
    @Transactional
    public void look(
            Board board,
            String line,
            String body,
            int year,
            @Nullable String points,
            @Nullable String paper) {
        var plan = board.edition().plan();
        var card =
                Optional.ofNullable(plan.scorecard())
                        .flatMap(it ->
                                it.lines().stream()
                                        .filter(one -> one.id().equals(line))
                                        .findFirst())
                        .filter(one -> one.by() == Scorecard.By.SITE_CHECK)
                        .orElseThrow(() -> Problem.notFound("计分表里的" + line));
        var who =
                scored(plan, board)
                        .filter(one -> one.id().equals(body))
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("计分的单位"));
        var faults = new Faults();
        var given = points(faults, faults.required("points", "得分", points, 10), card.points());
        var named = faults.required("paper", "依据的文件", paper, LONGEST_PAPER);
        if (faults.any() || given == null) {
            throw Problem.badRequest("得分没有保存。", faults.found());
        }
        var division = who.role() == Body.Role.TOWNS ? who.id() : plan.division().digits();
        jdbc.sql(
                        """
                        insert into programme.site_score (division, plan, line, body, year, points, paper, scored_by, scored_at)
                        values (:division, :plan, :line, :body, :year, :points, :paper, :by, :at)
                        """)
                .param("division", division)
                .param("plan", plan.id())
                .param("line", line)
                .param("body", body)
                .param("year", year)
                .param("points", given)
                .param("paper", named)
                .param("by", Actor.current().name())
                .param("at", counties.now(plan.division()).atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                "现场打分",
                new Audit.Subject(
                        "score", plan.id() + "/" + line + "/" + body, who.name(), division),
                null,
                given,
                null);
    }

    private static @Nullable BigDecimal points(Faults faults, String text, BigDecimal most) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,4}(\\.[0-9]{1,2})?")) {
            faults.add("points", "「%s」不是得分".formatted(text), "写成数字，最多两位小数，例如 25.5");
            return null;
        }
        var points = new BigDecimal(text);
        if (points.compareTo(most) > 0) {
            faults.add(
                    "points", "得分超过满分" + Words.plain(most), "填0到%s".formatted(Words.plain(most)));
        }
        return points;
    }
}
