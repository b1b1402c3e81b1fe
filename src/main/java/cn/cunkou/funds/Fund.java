package cn.cunkou.funds;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Special money with a ledger of its own (专账), an account of its own (专户) and somebody who answers
 * for it (专人).
 *
 * @param id that of the plan it is for; {@code other-2019} of other programmes
 * @param division the county
 * @param accountTail the last four digits of the bank account
 * @param document the paper by which it was opened
 */
public record Fund(
        String id,
        DivisionCode division,
        @Nullable String plan,
        String title,
        Attribution attribution,
        String bank,
        String accountTail,
        String responsible,
        String document,
        LocalDate opened) {}
