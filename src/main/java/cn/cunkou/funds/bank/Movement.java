package cn.cunkou.funds.bank;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that a ledger says went over the bank account: a receipt, a return, a payment from whatever
 * sources, or a claw-back.
 *
 * @param number of its first entry in the ledger
 * @param kind as entries have it
 * @param fen more than nothing for what came, less for what went
 * @param payee whose account is on the other side; null where it is a treasury
 * @param match the bank's lines that are the same money; null while nobody knows
 */
record Movement(
        long number,
        String kind,
        LocalDate day,
        long fen,
        @Nullable String payee,
        String purpose,
        @Nullable UUID match) {
    String label() {
        return switch (kind) {
            case "receipt" -> "到账";
            case "return" -> "退回结余";
            case "payment" -> "支付";
            default -> "追缴";
        };
    }
}
