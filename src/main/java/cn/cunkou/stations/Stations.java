package cn.cunkou.stations;

import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of service stations: what happens to a station from its entry to its end. */
@Service
public class Stations {
    private final StationBook book;
    private final StationChecks checks;
    private final StationCodes codes;
    private final Premises premises;
    private final Keepers keepers;
    private final Counties counties;
    private final StationBatch batch;
    private final Audit audit;

    Stations(
            StationBook book,
            StationChecks checks,
            StationCodes codes,
            Premises premises,
            Keepers keepers,
            Counties counties,
            StationBatch batch,
            Audit audit) {
        this.book = book;
        this.checks = checks;
        this.codes = codes;
        this.premises = premises;
        this.keepers = keepers;
        this.counties = counties;
        this.batch = batch;
        this.audit = audit;
    }

    /** The station, if whoever acts may see it. */
    @Transactional(readOnly = true)
    public Optional<Station> find(UUID id) {
        return book.find(id);
    }

    /**
     * The station of that id.
     *
     * @throws Problem when there is none, or it lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public Station get(UUID id) {
        return book.find(id).orElseThrow(Stations::missing);
    }

    /** Enters a station as it was filled in. */
    @Transactional
    public Outcome register(StationInput input) {
        var checked = checks.check(input);
        return checked.station() == null
                ? new Outcome.Faulty(checked.faults())
                : register(checked.station());
    }

    /**
     * Enters many checked stations of one county in one transaction, with one entry in the audit
     * trail.
     */
    @Transactional
    public void load(List<NewStation> stations) {
        if (stations.isEmpty()) {
            return;
        }
        var ids = batch.insert(batch.coded(stations));
        var county = stations.getFirst().division().county().digits();
        var subject = new Audit.Subject("stations", county, "%d个站点".formatted(ids.size()), county);
        audit.record("批量登记站点", subject, null, ids.size(), null);
    }

    private Outcome register(NewStation station) {
        var county = station.division().county();
        var today = counties.today(county);
        var code =
                station.code() == null
                        ? codes.next(county, 1, Set.of()).getFirst()
                        : station.code();
        var site =
                premises.settle(
                        station.division(),
                        station.level(),
                        station.name(),
                        station.address(),
                        station.area(),
                        station.opened() == null ? today : station.opened());
        var id = book.insert(station, code, site, counties.now(county));
        if (id.isEmpty()) {
            return codeTaken(code);
        }
        if (station.keeperName() != null) {
            var party =
                    keepers.register(
                            station.division(), station.keeperName(), station.keeperPhone());
            book.keep(id.get(), party, station.opened());
        }
        return done("登记站点", null, id.get(), null);
    }

    /**
     * Changes what is said of a station; its dates and its place have verbs of their own.
     *
     * @param version the state that the change was made from
     */
    @Transactional
    public Outcome edit(UUID id, int version, StationInput input) {
        var before = locked(id);
        if (before.version() != version) {
            return overtaken(before, version);
        }
        var checked = checks.checkEdit(keepingPlace(before, input));
        var wanted = checked.station();
        if (wanted == null) {
            return new Outcome.Faulty(checked.faults());
        }
        var code = wanted.code() == null ? before.code() : wanted.code();
        if (!code.equals(before.code()) && !codes.taken(before.county(), Set.of(code)).isEmpty()) {
            return codeTaken(code);
        }
        var today = before.life().today();
        var rooms = premises.change(before, wanted, today);
        book.save(
                new Station(
                        id,
                        before.division(),
                        before.town(),
                        before.village(),
                        code,
                        wanted.name(),
                        before.level(),
                        wanted.origin(),
                        rooms,
                        wanted.phone(),
                        wanted.logisticsPoint(),
                        before.life(),
                        before.keeper(),
                        before.served(),
                        before.stamp()),
                counties.now(before.county()));
        book.serve(id, wanted.served(), today);
        return done("修改站点", before, id, null);
    }

    /** It opened its door on that day. */
    @Transactional
    public Outcome open(UUID id, LocalDate day) {
        var station = locked(id);
        var life = station.life();
        var faults = new Faults(life.today());
        faults.day("day", day);
        if (life.isOpened()) {
            faults.add("day", "已于%s开业".formatted(life.opened()), "日期不对就用“更正日期”");
        }
        notClosed(faults, life);
        return faults.any()
                ? refused(faults)
                : save("开业", station, station.with(life.openedOn(day)), null);
    }

    /** It was accepted on that day. */
    @Transactional
    public Outcome accept(UUID id, LocalDate day, @Nullable String paper) {
        var station = locked(id);
        var life = station.life();
        var faults = new Faults(life.today());
        faults.day("day", day);
        var title = faults.text("paper", paper, 200);
        if (life.isAccepted()) {
            faults.add("day", "已于%s验收".formatted(life.accepted()), "日期不对就用“更正日期”");
        }
        notClosed(faults, life);
        return faults.any()
                ? refused(faults)
                : save("验收", station, station.with(life.acceptedOn(day, title)), null);
    }

    /** From that day on its door is shut for a while: 歇业. */
    @Transactional
    public Outcome suspend(UUID id, LocalDate from, @Nullable String reason) {
        var station = locked(id);
        var life = station.life();
        var faults = new Faults(life.today());
        faults.day("day", from);
        var why = faults.required("reason", "歇业原因", reason, 200);
        if (life.opened() == null || from.isBefore(life.opened())) {
            faults.add("day", "还没有开业", "歇业从开业以后算起");
        }
        if (life.isIdle()) {
            faults.add("day", "从%s起已经歇业".formatted(life.idleSince()), "先恢复营业，再登记下一次歇业");
        }
        book.lastIdleDay(id)
                .filter(last -> !from.isAfter(last))
                .ifPresent(last ->
                        faults.add(
                                "day",
                                "上一次歇业到%s才结束".formatted(last),
                                "从%s或以后开始".formatted(last.plusDays(1))));
        notClosed(faults, life);
        if (faults.any()) {
            return refused(faults);
        }
        book.suspend(id, from, why);
        return save("歇业", station, station, why);
    }

    /** On that day its door opened again. */
    @Transactional
    public Outcome resume(UUID id, LocalDate day) {
        var station = locked(id);
        var life = station.life();
        var faults = new Faults(life.today());
        faults.day("day", day);
        if (life.idleSince() == null) {
            faults.add("day", "没有在歇业", "不用恢复");
        } else if (day.isBefore(life.idleSince())) {
            faults.add("day", "%s早于歇业开始%s".formatted(day, life.idleSince()), "核对日期");
        }
        notClosed(faults, life);
        if (faults.any()) {
            return refused(faults);
        }
        book.resume(id, day);
        return save("恢复营业", station, station, null);
    }

    /** From that day on it is no station any more. */
    @Transactional
    public Outcome close(UUID id, LocalDate day, @Nullable String reason) {
        var station = locked(id);
        var life = station.life();
        var faults = new Faults(life.today());
        faults.day("day", day);
        var why = faults.required("reason", "关闭原因", reason, 200);
        faults.order("day", life.opened(), life.accepted(), day);
        notClosed(faults, life);
        return faults.any()
                ? refused(faults)
                : save("关闭", station, station.with(life.closedOn(day, why)), why);
    }

    /** Puts right days that were entered wrong; null says that it did not happen. */
    @Transactional
    public Outcome correct(UUID id, Life.Days days, @Nullable String reason) {
        var station = locked(id);
        var life = station.life();
        var faults = new Faults(life.today());
        days.each(faults::day);
        faults.order("closed", days.opened(), days.accepted(), days.closed());
        var why = faults.required("reason", "更正原因", reason, 200);
        if (days.opened() == null && life.isIdle()) {
            faults.add("opened", "正在歇业的站点一定开过业", "先恢复营业，再更正");
        }
        return faults.any()
                ? refused(faults)
                : save("更正日期", station, station.with(life.corrected(days, why)), why);
    }

    /** From that day on it stands elsewhere; the days before count where it was. */
    @Transactional
    public Outcome move(
            UUID id,
            LocalDate day,
            DivisionCode to,
            @Nullable String address,
            @Nullable BigDecimal area,
            @Nullable String reason) {
        var station = locked(id);
        var faults = new Faults(station.life().today());
        faults.day("day", day);
        var why = faults.required("reason", "迁址原因", reason, 200);
        var where = faults.text("address", address, 200);
        checks.checkMove(faults, station, to, where);
        book.standsSince(id)
                .filter(since -> !day.isAfter(since))
                .ifPresent(since ->
                        faults.add("day", "上一次迁址是%s".formatted(since), "从%s以后开始".formatted(since)));
        notClosed(faults, station.life());
        if (faults.any()) {
            return refused(faults);
        }
        var site = premises.settle(to, station.level(), station.name(), where, area, day);
        book.move(id, day, to, site, counties.now(station.county()));
        keepers.follow(station, to).ifPresent(party -> book.keep(id, party, day));
        return done("迁址", station, id, why);
    }

    /** From that day on somebody else keeps it; without a name nobody does. */
    @Transactional
    public Outcome keep(UUID id, LocalDate from, @Nullable String name, @Nullable String phone) {
        var station = locked(id);
        var faults = new Faults(station.life().today());
        faults.day("day", from);
        var keeper = faults.text("keeperName", name, 40);
        var number = faults.phone("keeperPhone", phone);
        var now = station.keeper();
        if (keeper == null && (number != null || now == null)) {
            faults.add("keeperName", "没有填新站长的姓名", "请填写姓名");
        }
        if (now != null && now.since() != null && from.isBefore(now.since())) {
            faults.add("day", "现任站长从%s起任职".formatted(now.since()), "从这一天或以后开始");
        }
        notClosed(faults, station.life());
        if (faults.any()) {
            return refused(faults);
        }
        book.keep(
                id,
                keeper == null ? null : keepers.register(station.division(), keeper, number),
                from);
        return save("更换站长", station, station, null);
    }

    private Outcome save(String act, Station before, Station after, @Nullable String reason) {
        book.save(after, counties.now(before.county()));
        return done(act, before, before.id(), reason);
    }

    private Outcome done(String act, @Nullable Station before, UUID id, @Nullable String reason) {
        var after = get(id);
        audit.record(
                act,
                subject(after),
                before == null ? null : Snapshot.of(before),
                Snapshot.of(after),
                reason);
        return new Outcome.Done(after);
    }

    private Outcome overtaken(Station current, int version) {
        var trail = StationTrail.since(audit.of(SUBJECT, current.id().toString()), version);
        var changes = trail.map(seen -> seen.changesTo(Snapshot.of(current))).orElse(List.of());
        return new Outcome.Overtaken(
                current, changes, current.stamp().changedBy(), current.stamp().changedAt());
    }

    private Station locked(UUID id) {
        return book.lock(id).orElseThrow(Stations::missing);
    }

    private static StationInput keepingPlace(Station station, StationInput input) {
        var life = StationInput.of(station);
        return new StationInput(
                life.level(),
                life.division(),
                input.code(),
                input.name(),
                input.origin(),
                input.address(),
                input.area(),
                input.phone(),
                input.logisticsPoint(),
                null,
                null,
                null,
                null,
                null,
                input.served());
    }

    private static void notClosed(Faults faults, Life life) {
        if (life.isClosed()) {
            faults.add("day", "站点已于%s关闭".formatted(life.closed()), "关错了就用“更正日期”");
        }
    }

    private static Outcome refused(Faults faults) {
        return new Outcome.Faulty(faults.found());
    }

    private static Outcome codeTaken(String code) {
        return Outcome.fault("code", "编号%s已被本县其他站点使用".formatted(code), "换一个编号，或留空由系统编号");
    }

    static final String SUBJECT = "station";

    static Audit.Subject subject(Station station) {
        return new Audit.Subject(
                SUBJECT, station.id().toString(), station.name(), station.division().digits());
    }

    static Problem missing() {
        return Problem.notFound("站点");
    }
}
