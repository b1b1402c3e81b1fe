package cn.cunkou.stations;

import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a station after its entry: opening, acceptance, idle days, moves, its end. */
@Service
public class StationLife {
    private final StationBook book;
    private final StationChecks checks;
    private final StationJournal journal;
    private final Premises premises;
    private final Keepers keepers;
    private final Counties counties;
    private final List<AcceptanceGate> gates;

    StationLife(
            StationBook book,
            StationChecks checks,
            StationJournal journal,
            Premises premises,
            Keepers keepers,
            Counties counties,
            List<AcceptanceGate> gates) {
        this.book = book;
        this.checks = checks;
        this.journal = journal;
        this.premises = premises;
        this.keepers = keepers;
        this.counties = counties;
        this.gates = gates;
    }

    /** It opened its door on that day. */
    @Transactional
    public Outcome open(UUID id, LocalDate day) {
        var station = journal.locked(id);
        var life = station.life();
        var faults = new StationFaults(life.today());
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
        var station = journal.locked(id);
        var life = station.life();
        var faults = new StationFaults(life.today());
        faults.day("day", day);
        var title = faults.text("paper", paper, 200);
        if (life.isAccepted()) {
            faults.add("day", "已于%s验收".formatted(life.accepted()), "日期不对就用“更正日期”");
        }
        for (var gate : gates) {
            gate.against(station)
                    .forEach(missing ->
                            faults.add(missing.field(), missing.fault(), missing.remedy()));
        }
        notClosed(faults, life);
        return faults.any()
                ? refused(faults)
                : save("验收", station, station.with(life.acceptedOn(day, title)), null);
    }

    /** From that day on its door is shut for a while: 歇业. */
    @Transactional
    public Outcome suspend(UUID id, LocalDate from, @Nullable String reason) {
        var station = journal.locked(id);
        var life = station.life();
        var faults = new StationFaults(life.today());
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
        var station = journal.locked(id);
        var life = station.life();
        var faults = new StationFaults(life.today());
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
        var station = journal.locked(id);
        var life = station.life();
        var faults = new StationFaults(life.today());
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
        var station = journal.locked(id);
        var life = station.life();
        var faults = new StationFaults(life.today());
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
        var station = journal.locked(id);
        var faults = new StationFaults(station.life().today());
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
        return journal.done("迁址", station, id, why);
    }

    /** From that day on somebody else keeps it; without a name nobody does. */
    @Transactional
    public Outcome keep(UUID id, LocalDate from, @Nullable String name, @Nullable String phone) {
        var station = journal.locked(id);
        var faults = new StationFaults(station.life().today());
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
        return journal.done(act, before, before.id(), reason);
    }

    private static void notClosed(StationFaults faults, Life life) {
        if (life.isClosed()) {
            faults.add("day", "站点已于%s关闭".formatted(life.closed()), "关错了就用“更正日期”");
        }
    }

    private static Outcome refused(StationFaults faults) {
        return new Outcome.Faulty(faults.found());
    }
}
