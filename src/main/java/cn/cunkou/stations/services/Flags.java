package cn.cunkou.stations.services;

import cn.cunkou.plan.rewards.Doubts;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 服务核查: groups of services that look invented, raised for a person to judge. While a group is open,
 * no reward is paid that would depend on it.
 */
@Service
public class Flags implements Doubts {
    private static final int WORTH_ANOTHER_LOOK = 3;
    private static final String RECENTLY = "2 days";

    private final FlagBook flags;
    private final ServiceBook book;
    private final MaterialReader reader;
    private final Counties counties;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Flags(
            FlagBook flags,
            ServiceBook book,
            MaterialReader reader,
            Counties counties,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.flags = flags;
        this.book = book;
        this.reader = reader;
        this.counties = counties;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Looks through the months of every county in which something may have changed. */
    void lookThroughAll() {
        var everywhere = Actor.system("查找可疑的服务", Scope.everywhere());
        for (var county : Actor.as(everywhere, counties::all)) {
            var system = Actor.system("查找可疑的服务", Scope.of(county.code().digits()));
            Actor.run(
                    system,
                    () -> {
                        var months = transaction.execute(status -> recent(county.code()));
                        if (months != null) {
                            months.forEach(month -> lookThrough(county.code(), month));
                        }
                    });
        }
    }

    private Set<YearMonth> recent(DivisionCode county) {
        var now = counties.now(county);
        var months =
                jdbc.sql(
                                """
                                select distinct to_char(day, 'YYYY-MM') from stations.service
                                 where division like :county
                                   and (recorded_at > cast(:now as timestamptz) - cast(:recently as interval)
                                        or id in (select service from stations.service_step
                                                   where division like :county
                                                     and at > cast(:now as timestamptz) - cast(:recently as interval)))
                                """)
                        .param("county", county.pattern())
                        .param("now", now.toString())
                        .param("recently", RECENTLY)
                        .query((row, number) -> YearMonth.parse(row.getString(1)))
                        .list();
        return new TreeSet<>(months);
    }

    /** Looks through one month of a county: new groups are raised, those that are gone lapse. */
    public void lookThrough(DivisionCode county, YearMonth month) {
        transaction.executeWithoutResult(status -> {
            OneAtATime.on(jdbc, "stations.flags " + county);
            var found = Detection.in(reader.read(county, month, counties.today(county)));
            var known = flags.since(county, month.minusMonths(Material.MONTHS_BEFORE).atDay(1));
            var divisions = divisions(county);
            var now = counties.now(county);
            var still = new HashSet<UUID>();
            for (var one : found) {
                keep(one, known, divisions.getOrDefault(one.station(), county.digits()), now)
                        .forEach(still::add);
            }
            flags.lapse(
                    known.stream()
                            .filter(flag -> flag.state() == Flag.State.OPEN)
                            .filter(flag -> YearMonth.from(flag.last()).equals(month))
                            .map(Flag::id)
                            .filter(id -> !still.contains(id))
                            .toList());
        });
    }

    /** The ids of those flags that the suspicion keeps open. */
    private List<UUID> keep(Suspicion one, List<Flag> known, String division, Instant now) {
        var same =
                known.stream()
                        .filter(flag -> flag.station().equals(one.station()))
                        .filter(flag -> flag.reason() == one.reason())
                        .filter(flag -> flag.key().equals(one.key()))
                        .toList();
        var rest = new LinkedHashSet<>(one.services().stream().map(Observed::id).toList());
        same.stream()
                .filter(flag -> flag.state().isJudged())
                .forEach(flag -> rest.removeAll(flag.services()));
        if (rest.isEmpty()) {
            return List.of();
        }
        var open = same.stream().filter(flag -> flag.state() == Flag.State.OPEN).findFirst();
        if (open.isPresent()) {
            if (!new HashSet<>(open.get().services()).equals(rest)) {
                flags.renew(open.get(), one, rest);
            }
            return List.of(open.get().id());
        }
        var judged = same.stream().anyMatch(flag -> flag.state().isJudged());
        if (!judged || rest.size() >= WORTH_ANOTHER_LOOK) {
            var round = same.stream().mapToInt(Flag::round).max().orElse(0) + 1;
            flags.raise(one, division, round, rest, now);
        }
        return List.of();
    }

    private Map<UUID, String> divisions(DivisionCode county) {
        var divisions = new HashMap<UUID, String>();
        jdbc.sql("select id, division from stations.station where division like :county")
                .param("county", county.pattern())
                .query(row -> {
                    divisions.put(row.getObject("id", UUID.class), row.getString("division"));
                });
        return divisions;
    }

    /**
     * What a person found out about services of a group.
     *
     * @param chosen the services meant; the others of the group stay open
     * @throws Problem when the group was judged before, nothing is chosen, or the reason is missing
     */
    @Transactional
    void judge(
            UUID id,
            Rendered.@Nullable Verdict verdict,
            Collection<UUID> chosen,
            @Nullable String reason) {
        var flag = flags.lock(id).orElseThrow(() -> Problem.notFound("这一组服务"));
        if (flag.state() != Flag.State.OPEN) {
            throw Problem.conflict("这一组%s，不用再核查。".formatted(flag.state().label()));
        }
        var faults = new Faults();
        var why = faults.required("reason", "核查经过", reason, 200);
        var meant = flag.services().stream().filter(chosen::contains).toList();
        if (meant.isEmpty()) {
            faults.add("services", "一条也没有选", "选要定的那几条");
        }
        if (verdict == null) {
            faults.add("verdict", "没有选算还是不算", "选一个");
        }
        if (faults.any() || verdict == null) {
            throw Problem.badRequest("没有保存：", faults.found());
        }
        var now = counties.now(DivisionCode.of(flag.division()));
        book.judge(meant, verdict);
        book.step(meant, verdict.id(), why, now);
        var open = new ArrayList<>(flag.services());
        open.removeAll(meant);
        open.removeAll(judged(open));
        flags.judge(
                id,
                open.isEmpty() ? outcome(flag.services()) : Flag.State.OPEN,
                open.isEmpty() ? flag.services() : open,
                why,
                now);
        audit.record(
                "核查服务",
                new Audit.Subject(
                        "service-flag", id.toString(), flag.reason().label(), flag.division()),
                new Judged(flag.services().size(), null, List.of()),
                new Judged(open.size(), verdict.id(), meant),
                why);
    }

    /** What the audit trail keeps of a judgement. */
    private record Judged(int open, @Nullable String verdict, List<UUID> services) {}

    private Set<UUID> judged(Collection<UUID> services) {
        return new HashSet<>(
                jdbc.sql(
                                "select id from stations.service where id = any (:ids) and verdict is not null")
                        .param("ids", services.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    private Flag.State outcome(Collection<UUID> services) {
        var verdicts =
                jdbc
                        .sql("select distinct verdict from stations.service where id = any (:ids)")
                        .param("ids", services.toArray(UUID[]::new))
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .list()
                        .stream()
                        .collect(Collectors.toSet());
        return verdicts.equals(Set.of("real"))
                ? Flag.State.REAL
                : verdicts.equals(Set.of("rejected")) ? Flag.State.REJECTED : Flag.State.MIXED;
    }

    @Override
    public String measure() {
        return MaterialReader.MEASURE;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Doubt> open(DivisionCode county, @Nullable LocalDate from, LocalDate to) {
        var open = new HashMap<String, Doubt>();
        jdbc.sql(
                        """
                        select service.station::text as station, count(distinct service.id) as services,
                               count(distinct flag.id) as groups
                          from stations.service_flag as flag
                         cross join unnest(flag.services) as flagged (id)
                          join stations.service on service.id = flagged.id
                         where flag.state = 'open' and flag.division like :county
                           and service.counts and service.named and service.verdict is null
                           and (cast(:from as date) is null or service.day >= :from) and service.day <= :to
                         group by service.station
                        """)
                .param("county", county.pattern())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    open.put(
                            row.getString("station"),
                            new Doubt(
                                    row.getLong("services"),
                                    "有%d组共%d条服务待县里核查，够不够要核查后才知道"
                                            .formatted(
                                                    row.getInt("groups"),
                                                    row.getLong("services"))));
                });
        return open;
    }
}
