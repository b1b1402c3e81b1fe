package cn.cunkou.funds.bank;

import cn.cunkou.funds.Funds;
import cn.cunkou.region.Counties;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a bank account what its ledger says, as a bank would have printed it. */
@Service
public class PastStatements {
    /** What happened so few days ago the bank has not printed yet. */
    private static final int NOT_PRINTED = 4;

    private static final int OPEN_MONTHS = 2;

    private final Funds funds;
    private final BankTable table;
    private final Reconciliation reconciliation;
    private final BankMonths months;
    private final Counties counties;

    PastStatements(
            Funds funds,
            BankTable table,
            Reconciliation reconciliation,
            BankMonths months,
            Counties counties) {
        this.funds = funds;
        this.table = table;
        this.reconciliation = reconciliation;
        this.months = months;
        this.counties = counties;
    }

    private record Printed(LocalDate day, String party, long fen, String remark) {}

    /**
     * Prints what the ledger says up to some days ago, each some days later, and interest that the
     * ledger does not know; closes all but the last months.
     */
    @Transactional
    public void load(String id, LocalDate today) {
        var fund = funds.get(id);
        var printed = new ArrayList<Printed>();
        for (var one : table.movements(id)) {
            var day = one.day().plusDays(one.number() % 3);
            if (day.isBefore(today.minusDays(NOT_PRINTED))) {
                printed.add(
                        new Printed(
                                day,
                                Objects.requireNonNullElse(one.payee(), "国库（演示）"),
                                one.fen(),
                                one.label()));
            }
        }
        if (printed.isEmpty()) {
            return;
        }
        printed.add(new Printed(today.minusDays(NOT_PRINTED + 6), "", 123_456, "利息（演示）"));
        // What comes is printed before what goes, so that the account is never overdrawn.
        printed.sort(
                Comparator.comparing(Printed::day)
                        .thenComparing(Comparator.comparingLong(Printed::fen).reversed()));
        var balance = 0L;
        var number = 0;
        for (var one : printed) {
            balance += one.fen;
            number++;
            table.insert(
                    fund,
                    new SheetLine(
                            id,
                            one.day,
                            one.party,
                            "",
                            one.fen,
                            balance,
                            one.remark,
                            "%s%05d".formatted(one.day.toString().replace("-", ""), number)),
                    counties.now(fund.division()));
        }
        reconciliation.match(fund);
        close(id, YearMonth.from(today).minusMonths(OPEN_MONTHS));
    }

    private void close(String id, YearMonth last) {
        var fund = funds.get(id);
        for (var next = months.next(id);
                next.isPresent() && !next.get().isAfter(last);
                next = months.next(id)) {
            months.close(fund, next.get());
        }
    }
}
