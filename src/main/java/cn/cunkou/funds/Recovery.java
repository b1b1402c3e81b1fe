package cn.cunkou.funds;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that has to come back: a project failed its acceptance after a fund had paid for it.
 *
 * @param day on which it failed
 * @param paid under the project's contracts by this fund, nothing taken off
 * @param back of that, clawed back for whatever reason
 * @param closed the day on which nothing more was asked for; null while it is open
 * @param reason why it was closed
 */
public record Recovery(
        UUID id,
        UUID project,
        UUID acceptance,
        String title,
        LocalDate day,
        Money paid,
        Money back,
        @Nullable LocalDate closed,
        @Nullable String closedBy,
        @Nullable String reason) {
    /** What is still out. */
    public Money left() {
        return new Money(Math.max(0, paid.fen() - back.fen()));
    }

    /** As the ledger names it: {@code recovery:ID}. */
    String cause() {
        return cause(id);
    }

    static String cause(UUID id) {
        return "recovery:" + id;
    }
}
