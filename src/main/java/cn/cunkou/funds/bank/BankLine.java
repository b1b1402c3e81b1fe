package cn.cunkou.funds.bank;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a bank statement.
 *
 * @param party the other side, as the bank names it
 * @param tail last digits of the other side's account
 * @param fen more than nothing for what came, less for what went
 * @param balance after it, in fen
 * @param serial the bank's number, once in an account
 * @param match what of the ledger it is the same money as; null while nobody knows
 */
record BankLine(
        UUID id,
        LocalDate day,
        String party,
        String tail,
        long fen,
        long balance,
        String remark,
        String serial,
        @Nullable UUID match) {}
