package cn.cunkou.funds.bank;

import cn.cunkou.funds.Fund;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.database.OneAtATime;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says which lines of the bank and which movements of the ledger are the same money. */
@Service
class Reconciliation {
    private final BankTable table;
    private final BankMonths months;
    private final Counties counties;
    private final JdbcClient jdbc;
    private final Audit audit;

    Reconciliation(
            BankTable table, BankMonths months, Counties counties, JdbcClient jdbc, Audit audit) {
        this.table = table;
        this.months = months;
        this.counties = counties;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Both sides of an account. */
    record Sides(List<BankLine> lines, List<Movement> movements) {
        Sides {
            lines = List.copyOf(lines);
            movements = List.copyOf(movements);
        }
    }

    /** All lines of the bank, in its order. */
    @Transactional(readOnly = true)
    public List<BankLine> lines(Fund fund) {
        return table.lines(fund.id());
    }

    @Transactional(readOnly = true)
    public Sides sides(Fund fund) {
        return new Sides(table.lines(fund.id()), table.movements(fund.id()));
    }

    /**
     * Matches whatever can only be the same.
     *
     * @return how many pairs were found
     */
    @Transactional
    public int match(Fund fund) {
        hold(fund);
        var pairs = Pairs.of(table.lines(fund.id()), table.movements(fund.id()));
        var now = counties.now(fund.division());
        for (var pair : pairs) {
            table.match(
                    fund, List.of(pair.line().id()), List.of(pair.movement().number()), false, now);
        }
        if (!pairs.isEmpty()) {
            audit.record("自动对账", subject(fund), null, pairs.size(), null);
        }
        return pairs.size();
    }

    /**
     * Matches what a person says is the same, any number on both sides.
     *
     * @throws Problem when nothing is chosen, something is matched already, or the sums differ
     */
    @Transactional
    public void match(Fund fund, List<UUID> lines, List<Long> numbers) {
        hold(fund);
        var sides = sides(fund);
        var chosenLines =
                sides.lines.stream()
                        .filter(line -> line.match() == null && lines.contains(line.id()))
                        .toList();
        var chosenMovements =
                sides.movements.stream()
                        .filter(one -> one.match() == null && numbers.contains(one.number()))
                        .toList();
        if (chosenLines.isEmpty() || chosenMovements.isEmpty()) {
            throw Problem.badRequest("两边各选至少一笔：银行流水和账。", List.of());
        }
        if (chosenLines.size() != new HashSet<>(lines).size()
                || chosenMovements.size() != new HashSet<>(numbers).size()) {
            throw Problem.conflict("选的有一笔刚刚配过了，请打开最新的再配。");
        }
        var bank = chosenLines.stream().mapToLong(BankLine::fen).sum();
        var book = chosenMovements.stream().mapToLong(Movement::fen).sum();
        if (bank != book) {
            throw Problem.badRequest(
                    "金额对不上：银行%s元，账上%s元。".formatted(BankSheet.yuan(bank), BankSheet.yuan(book)),
                    List.of());
        }
        table.match(fund, lines, numbers, true, counties.now(fund.division()));
        audit.record("人工对账", subject(fund), null, numbers, null);
    }

    /**
     * Takes a match back.
     *
     * @throws Problem when there is none, or a closed month rests on it
     */
    @Transactional
    public void unmatch(Fund fund, UUID match) {
        hold(fund);
        var sides = sides(fund);
        var closed = months.lastClosed(fund.id());
        if (closed.isPresent()) {
            var end = closed.get().atEndOfMonth();
            var inside =
                    sides.lines.stream()
                                    .filter(line -> match.equals(line.match()))
                                    .anyMatch(line -> !line.day().isAfter(end))
                            || sides.movements.stream()
                                    .filter(one -> match.equals(one.match()))
                                    .anyMatch(one -> !one.day().isAfter(end));
            if (inside) {
                throw Problem.conflict("这一对在已经结清的月份里，不能取消。");
            }
        }
        if (!table.unmatch(fund.id(), match)) {
            throw Problem.notFound("这一对");
        }
        audit.record("取消对账配对", subject(fund), match, null, null);
    }

    /** Keeps others from the account of a fund until the transaction ends. */
    void hold(Fund fund) {
        OneAtATime.on(jdbc, "funds bank " + fund.id());
    }

    static Audit.Subject subject(Fund fund) {
        return new Audit.Subject("fund", fund.id(), fund.title(), fund.division().digits());
    }
}
