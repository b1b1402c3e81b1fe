package cn.cunkou.funds.bank;

import cn.cunkou.funds.Fund;
import cn.cunkou.funds.bank.BankStatement.Side;
import cn.cunkou.funds.bank.BankStatement.Transit;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Months of a fund's bank account: how they stand, and closing them one after the other. */
@Service
class BankMonths {
    private final BankTable table;
    private final Counties counties;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;

    BankMonths(BankTable table, Counties counties, JdbcClient jdbc, JsonMapper json, Audit audit) {
        this.table = table;
        this.counties = counties;
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    /** The months that were closed, the latest first. */
    @Transactional(readOnly = true)
    public List<BankStatement> closed(String fund) {
        return jdbc.sql("select * from funds.bank_month where fund = :fund order by month desc")
                .param("fund", fund)
                .query(this::statement)
                .list();
    }

    private Optional<YearMonth> last(String fund) {
        return jdbc
                .sql("select max(month) from funds.bank_month where fund = :fund")
                .param("fund", fund)
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(YearMonth::from);
    }

    @Transactional(readOnly = true)
    public boolean isClosed(String fund, YearMonth month) {
        return last(fund).filter(last -> !last.isBefore(month)).isPresent();
    }

    /** The last month that was closed; empty while none is. */
    @Transactional(readOnly = true)
    public Optional<YearMonth> lastClosed(String fund) {
        return last(fund);
    }

    /** The month to close next: the first with lines of the bank; empty without any. */
    @Transactional(readOnly = true)
    public Optional<YearMonth> next(String fund) {
        return last(fund)
                .map(month -> month.plusMonths(1))
                .or(() ->
                        table.lines(fund).stream()
                                .findFirst()
                                .map(line -> YearMonth.from(line.day())));
    }

    /** How a month stands: as it was closed, or as it is now. */
    @Transactional(readOnly = true)
    public BankStatement statement(Fund fund, YearMonth month) {
        return closed(fund.id()).stream()
                .filter(one -> one.month().equals(month))
                .findFirst()
                .orElseGet(() -> found(fund, month));
    }

    private BankStatement found(Fund fund, YearMonth month) {
        var end = month.atEndOfMonth();
        var lines = table.lines(fund.id());
        var movements = table.movements(fund.id());
        var late = new HashSet<UUID>();
        lines.stream()
                .filter(line -> line.match() != null && line.day().isAfter(end))
                .forEach(line -> late.add(Objects.requireNonNull(line.match())));
        movements.stream()
                .filter(one -> one.match() != null && one.day().isAfter(end))
                .forEach(one -> late.add(Objects.requireNonNull(one.match())));
        var transit = new ArrayList<Transit>();
        for (var one : movements) {
            if (!one.day().isAfter(end) && isOpen(one.match(), late)) {
                transit.add(
                        new Transit(
                                Side.BOOK,
                                one.day(),
                                Objects.requireNonNullElse(one.payee(), "财政"),
                                one.label() + "：" + one.purpose(),
                                one.fen(),
                                "第%d笔账".formatted(one.number())));
            }
        }
        for (var line : lines) {
            if (!line.day().isAfter(end) && isOpen(line.match(), late)) {
                transit.add(
                        new Transit(
                                Side.BANK,
                                line.day(),
                                line.party(),
                                line.remark(),
                                line.fen(),
                                line.serial()));
            }
        }
        return new BankStatement(
                month,
                table.onHand(fund.id(), end),
                balance(lines, end),
                table.entries(fund.id()),
                transit,
                null,
                null);
    }

    private static boolean isOpen(@Nullable UUID match, HashSet<UUID> late) {
        return match == null || late.contains(match);
    }

    /**
     * What the bank had on the evening of a day; before its first line what that one began with.
     */
    private static long balance(List<BankLine> lines, LocalDate end) {
        return lines.stream()
                .filter(line -> !line.day().isAfter(end))
                .reduce((_, later) -> later)
                .map(BankLine::balance)
                .orElseGet(() ->
                        lines.isEmpty() ? 0 : lines.getFirst().balance() - lines.getFirst().fen());
    }

    /**
     * Closes the next month.
     *
     * @throws Problem when it is not the next, not over yet, or something explains the difference
     *     of the balances no more
     */
    @Transactional
    public BankStatement close(Fund fund, YearMonth month) {
        OneAtATime.on(jdbc, "funds bank " + fund.id());
        var next = next(fund.id());
        if (next.isEmpty()) {
            throw Problem.conflict("还没有导入银行流水。");
        }
        if (!next.get().equals(month)) {
            throw Problem.conflict("按月往下结，现在该结%s。".formatted(next.get()));
        }
        if (!counties.today(fund.division()).isAfter(month.atEndOfMonth())) {
            throw Problem.conflict("%s还没有过完。".formatted(month));
        }
        var found = found(fund, month);
        if (found.unexplained() != 0) {
            throw Problem.conflict(
                    "差%s元说不清：账面%s元，银行%s元，未达账项加起来对不上。开户时银行就有余额的，先登记到账；流水有漏的，先补导入。"
                            .formatted(
                                    BankSheet.yuan(found.unexplained()),
                                    BankSheet.yuan(found.book()),
                                    BankSheet.yuan(found.bank())));
        }
        return keep(fund, found, counties.now(fund.division()));
    }

    BankStatement keep(Fund fund, BankStatement found, Instant at) {
        jdbc.sql(
                        """
                        insert into funds.bank_month (fund, month, division, book_fen, bank_fen, entries, transit, closed_at, closed_by)
                        values (:fund, :month, :division, :book, :bank, :entries, cast(:transit as jsonb), :at, :by)
                        """)
                .param("fund", fund.id())
                .param("month", found.month().atDay(1))
                .param("division", fund.division().digits())
                .param("book", found.book())
                .param("bank", found.bank())
                .param("entries", found.entries())
                .param("transit", json.writeValueAsString(found.transit()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Actor.current().name())
                .update();
        audit.record("对账结清", Reconciliation.subject(fund), null, found.month().toString(), null);
        return statement(fund, found.month());
    }

    private BankStatement statement(ResultSet row, int number) throws SQLException {
        return new BankStatement(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getLong("book_fen"),
                row.getLong("bank_fen"),
                row.getLong("entries"),
                json.readValue(row.getString("transit"), new TypeReference<List<Transit>>() {}),
                row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                row.getString("closed_by"));
    }
}
