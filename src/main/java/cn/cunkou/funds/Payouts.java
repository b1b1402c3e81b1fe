package cn.cunkou.funds;

import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.Option;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments that an application asks for: proposed, approved and refused like any other payment, by
 * the same rules and the same people.
 */
@Service
public class Payouts {
    private final Payments payments;
    private final Moves moves;
    private final Funds funds;
    private final ProposalCheck check;
    private final RefusedPayments refusals;
    private final Files files;

    Payouts(
            Payments payments,
            Moves moves,
            Funds funds,
            ProposalCheck check,
            RefusedPayments refusals,
            Files files) {
        this.payments = payments;
        this.moves = moves;
        this.funds = funds;
        this.check = check;
        this.refusals = refusals;
        this.files = files;
    }

    /**
     * Whoever gets money.
     *
     * @param kind body, party or station
     * @param publicName without the name of a person
     */
    public record Recipient(String kind, UUID id, String name, String publicName) {}

    /**
     * A payment to be proposed.
     *
     * @param line budget line, the finest
     * @param source which money it wants, where the fund's policy asks for that
     * @param subject whom the reward is for
     * @param eligible what a share was taken of; null where it is none
     * @param excluded kinds of cost that were left out of it
     */
    public record Asked(
            String line,
            @Nullable String source,
            Money amount,
            UUID payee,
            Whom subject,
            String reward,
            String purpose,
            @Nullable Money eligible,
            List<String> excluded) {
        public Asked {
            excluded = List.copyOf(excluded);
        }
    }

    /**
     * Whom a reward is for.
     *
     * @param kind village, town, station or enterprise, which stands for every party
     */
    public record Whom(String kind, String id) {}

    /** A paper that is stored already. */
    public record Voucher(String name, String sha256) {}

    /** What became of a payment. */
    public enum Standing {
        WAITING,
        PAID,
        /** Refused or withdrawn. */
        ENDED
    }

    /**
     * Proposes a payment, in the name of whoever acts.
     *
     * @throws Problem with every rule that stands in the way; nothing is kept then
     */
    @Transactional
    public UUID propose(Fund fund, Asked asked, List<Voucher> vouchers) {
        var input =
                new ProposalInput(
                        asked.line(),
                        asked.amount().yuan().toPlainString(),
                        null,
                        asked.payee().toString(),
                        Proposal.ORDINARY,
                        asked.subject().kind(),
                        asked.subject().id(),
                        asked.purpose(),
                        asked.source(),
                        asked.eligible() == null ? null : asked.eligible().yuan().toPlainString(),
                        asked.excluded(),
                        null,
                        null,
                        null,
                        null,
                        asked.reward(),
                        null);
        return payments.propose(
                        fund,
                        input,
                        vouchers.stream()
                                .map(one ->
                                        new Payments.Upload(one.name(), files.open(one.sha256())))
                                .toList())
                .id();
    }

    /**
     * Gives the approval that a payment waits for.
     *
     * @throws Problem when it is not the actor's turn, or a rule stands in its way by now, which is
     *     noted in the audit trail
     */
    public void approve(Fund fund, UUID payment) {
        var found = payments.get(fund.id(), payment);
        try {
            payments.approve(fund, payment, found.version());
        } catch (RulesBroken refused) {
            refusals.note(fund, found.said(), refused);
            throw refused;
        }
    }

    /** Why whoever acts may not approve it; null when they may. */
    @Transactional(readOnly = true)
    public @Nullable String whyNot(Fund fund, UUID payment) {
        return payments.whyNot(payments.get(fund.id(), payment), funds.charter(fund));
    }

    @Transactional(readOnly = true)
    public Standing standing(Fund fund, UUID payment) {
        return switch (payments.get(fund.id(), payment).state()) {
            case PROPOSED -> Standing.WAITING;
            case PAID -> Standing.PAID;
            case REFUSED, WITHDRAWN -> Standing.ENDED;
        };
    }

    /** Enters that the bank gave the whole payment back. */
    @Transactional
    public void bounced(Fund fund, UUID payment, Money amount, LocalDate day, String reason) {
        moves.enter(
                fund,
                MoveKind.CLAW_BACK,
                new MoveInput(
                        null,
                        null,
                        null,
                        amount.yuan().toPlainString(),
                        day.toString(),
                        null,
                        null,
                        payment.toString(),
                        null,
                        "银行回单",
                        "银行退回：" + reason));
    }

    /**
     * The registered body, party or station with that id, name or code.
     *
     * @throws Problem when there is none, or more than one
     */
    @Transactional(readOnly = true)
    public Recipient recipient(Fund fund, String typed) {
        var faults = new Faults();
        var found = check.payee(fund.division(), typed, faults);
        if (faults.any()) {
            throw Problem.badRequest("收款方有误：", faults.found());
        }
        var payee = Objects.requireNonNull(found);
        return new Recipient(payee.kind(), payee.id(), payee.name(), payee.publicName());
    }

    /** The budget lines on which payments are made. */
    @Transactional(readOnly = true)
    public List<Option> lines(Fund fund) {
        return FundWords.lines(funds.charter(fund));
    }

    /** The sources to choose from, where each payment has to name one; else none. */
    @Transactional(readOnly = true)
    public List<Option> sources(Fund fund) {
        return fund.attribution() == Attribution.EARMARKED
                ? FundWords.sources(funds.charter(fund))
                : List.of();
    }

    /**
     * The rules that stood in the way of a payment; none where it was refused for something else.
     */
    public static List<Breach> rules(Problem refused) {
        return refused instanceof RulesBroken broken ? broken.breaches() : List.of();
    }

    /** The console's page of a payment. */
    public static String href(Fund fund, UUID payment) {
        return FundPages.PATH + "/" + fund.id() + "/payments/" + payment;
    }
}
