package cn.cunkou.region;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.DivisionCode.Level;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records changes of towns and villages. A change closes the state before its day and opens the one
 * after it, so that every day keeps its own names.
 */
@Service
class DivisionChanges {
    private final JdbcClient jdbc;
    private final Divisions divisions;
    private final DivisionStates states;
    private final Counties counties;
    private final Audit audit;

    DivisionChanges(
            JdbcClient jdbc,
            Divisions divisions,
            DivisionStates states,
            Counties counties,
            Audit audit) {
        this.jdbc = jdbc;
        this.divisions = divisions;
        this.states = states;
        this.counties = counties;
        this.audit = audit;
    }

    /** A recorded change, and who recorded it. */
    record Line(DivisionChange change, String by) {}

    /** The changes recorded for a county, the latest first. */
    @Transactional(readOnly = true)
    public List<Line> of(DivisionCode county) {
        return jdbc.sql(
                        """
                        select code, name_before, name_after, merged_into, from_day, document_title, document_number,
                               recorded_by
                          from region.division_change where county = :county
                         order by from_day desc, recorded_at desc, id desc
                        """)
                .param("county", county.digits())
                .query((row, number) ->
                        new Line(
                                new DivisionChange(
                                        DivisionCode.of(row.getString("code")),
                                        row.getString("name_before"),
                                        row.getString("name_after"),
                                        code(row.getString("merged_into")),
                                        row.getObject("from_day", LocalDate.class),
                                        row.getString("document_title"),
                                        row.getString("document_number")),
                                row.getString("recorded_by")))
                .list();
    }

    /**
     * Records a change. Where the register already knows the state after it, as a list of later
     * years does, the days before it get the state before it; so far they were only assumed.
     *
     * @throws Problem when the county lies outside the actor's divisions, or the register says
     *     otherwise
     */
    @Transactional
    public void record(DivisionChange change) {
        var county = change.code().county();
        if (!Actor.current().scope().covers(county.digits())) {
            throw Problem.forbidden("区划变动属于全县，您的管理范围不含全县。");
        }
        states.hold(county);
        var now = divisions.find(change.code(), change.from()).orElse(null);
        if (saysTheSame(now, change.before())) {
            apply(change, now);
        } else if (saysTheSame(now, change.after())) {
            applyToThePast(change, now);
        } else {
            throw Problem.conflict(
                    now == null
                            ? "%s没有代码为%s的区划。".formatted(change.from(), change.code())
                            : "%s%s的登记名称是「%s」，与所填的不符。"
                                    .formatted(change.from(), change.code(), now.name()));
        }
        note(change);
    }

    private void apply(DivisionChange change, @Nullable Division now) {
        if (states.changesAfter(change.code(), change.from())) {
            throw Problem.conflict("这个区划在%s以后已经有变动，请按时间先后登记。".formatted(change.from()));
        }
        if (change.after() == null) {
            requireEmpty(change);
            requireTaker(change);
        } else if (now == null) {
            requireParent(change);
        }
        states.close(change.code(), change.from());
        if (change.after() != null) {
            states.open(change.code(), change.after(), change.from(), source(change));
        }
    }

    private void applyToThePast(DivisionChange change, @Nullable Division now) {
        var onlyAssumed =
                now == null
                        ? !states.isKnown(change.code())
                        : now.from() == null && now.isAssumedOn(change.from());
        if (!onlyAssumed) {
            throw Problem.conflict("%s的登记已经是变动以后的样子。".formatted(change.code()));
        }
        states.begin(change.code(), change.from());
        if (change.before() != null) {
            states.precede(change.code(), change.before(), change.from(), source(change));
        }
    }

    private void requireEmpty(DivisionChange change) {
        var below = divisions.children(change.code(), change.from()).size();
        if (below > 0) {
            throw Problem.conflict("%s还有%d个村（社区），请先登记它们的去向。".formatted(change.before(), below));
        }
    }

    private void requireTaker(DivisionChange change) {
        var taker = change.mergedInto();
        if (taker != null && divisions.find(taker, change.from()).isEmpty()) {
            throw Problem.conflict("%s没有代码为%s的区划，不能并入。".formatted(change.from(), taker));
        }
    }

    private void requireParent(DivisionChange change) {
        if (change.code().level() == Level.VILLAGE
                && divisions.find(change.code().at(Level.TOWN), change.from()).isEmpty()) {
            throw Problem.conflict("代码前九位%s不是本县的镇街。".formatted(change.code().at(Level.TOWN)));
        }
    }

    private void note(DivisionChange change) {
        var county = change.code().county();
        jdbc.sql(
                        """
                        insert into region.division_change
                               (code, from_day, name_before, name_after, merged_into, document_title, document_number,
                                recorded_at, recorded_by)
                        values (:code, :from, :before, :after, :into, :title, :number, :now, :by)
                        """)
                .param("code", change.code().digits())
                .param("from", change.from())
                .param("before", change.before())
                .param("after", change.after())
                .param("into", change.mergedInto() == null ? null : change.mergedInto().digits())
                .param("title", change.documentTitle())
                .param("number", change.documentNumber())
                .param("now", counties.now(county).atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        audit.record(
                "登记区划变动",
                new Audit.Subject(
                        "division", change.code().digits(), change.name(), county.digits()),
                null,
                change,
                change.documentNumber());
    }

    private static boolean saysTheSame(@Nullable Division now, @Nullable String name) {
        return now == null ? name == null : now.name().equals(name);
    }

    private static String source(DivisionChange change) {
        return change.documentTitle() + " " + change.documentNumber();
    }

    private static @Nullable DivisionCode code(@Nullable String digits) {
        return digits == null ? null : DivisionCode.of(digits);
    }
}
