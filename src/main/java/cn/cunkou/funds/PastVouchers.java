package cn.cunkou.funds;

import cn.cunkou.region.Counties;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells of vouchers that were issued and taken before they were kept here. */
@Service
public class PastVouchers {
    private final Vouchers vouchers;
    private final VoucherTable table;
    private final VoucherRules rules;
    private final Funds funds;
    private final LedgerBook book;
    private final Counties counties;

    PastVouchers(
            Vouchers vouchers,
            VoucherTable table,
            VoucherRules rules,
            Funds funds,
            LedgerBook book,
            Counties counties) {
        this.vouchers = vouchers;
        this.table = table;
        this.rules = rules;
        this.funds = funds;
        this.book = book;
        this.counties = counties;
    }

    /**
     * Vouchers that were issued together.
     *
     * @param amount of each
     * @param about what the label of their line speaks of, where one does
     * @param provider a body, which took the first of them
     * @param taken how many it took, two days after the issue and on
     */
    public record Issued(
            String title,
            Money amount,
            String service,
            String about,
            UUID provider,
            List<String> holders,
            String document,
            LocalDate day,
            LocalDate expires,
            int taken) {
        public Issued {
            holders = List.copyOf(holders);
        }
    }

    /** Enters them on the first line whose rules let them be paid; on none where none does. */
    @Transactional
    public void load(String id, Issued told) {
        var fund = funds.get(id);
        var charter = funds.charter(fund);
        var plan =
                charter.leaves().stream()
                        .sorted(Comparator.comparing(line -> !line.label().contains(told.about())))
                        .map(line -> plan(told, line.id()))
                        .filter(one -> isAllowed(charter, one, told.day()))
                        .findFirst();
        if (plan.isEmpty()) {
            return;
        }
        var issue = vouchers.issue(fund, plan.get(), told.day());
        table.of(issue).stream()
                .limit(told.taken())
                .forEach(voucher ->
                        table.redeem(
                                voucher.id(),
                                told.provider(),
                                told.day().plusDays(1L + voucher.number()),
                                counties.now(fund.division())));
    }

    private static Vouchers.Plan plan(Issued told, String line) {
        return new Vouchers.Plan(
                told.title(),
                line,
                told.amount(),
                told.service(),
                List.of(told.provider()),
                told.holders(),
                told.document(),
                told.expires(),
                Voucher.Terms.NONE);
    }

    private boolean isAllowed(Charter charter, Vouchers.Plan plan, LocalDate day) {
        var asked = rules.ask(charter, plan, day);
        return book.read(charter.fund().id(), tally -> VoucherRules.broken(asked, tally)).isEmpty();
    }
}
