package cn.cunkou.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiptTests {
    private static final LocalDate DAY = LocalDate.of(2019, 11, 18);

    @Test
    void theSameFormHasTheSameReceiptAndAnotherFormAnother() {
        var form = UUID.randomUUID().toString();
        var receipt = Receipt.of(form, DAY);
        assertThat(receipt).isEqualTo(Receipt.of(form, DAY));
        assertThat(receipt.number()).matches("20191118-[2-9A-HJ-NP-Z]{6}");
        assertThat(receipt.code()).matches("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}");
        var other = Receipt.of(UUID.randomUUID().toString(), DAY);
        assertThat(other.code()).isNotEqualTo(receipt.code());
        assertThat(other.number()).isNotEqualTo(receipt.number());
    }

    @Test
    void itIsKnownAgainHoweverItIsTyped() {
        var receipt = Receipt.of(UUID.randomUUID().toString(), DAY);
        var typed =
                Receipt.typed(
                        " " + receipt.number().toLowerCase(java.util.Locale.ROOT),
                        receipt.code().replace("-", " "));
        assertThat(typed.number()).isEqualTo(receipt.number());
        assertThat(typed.secret()).isEqualTo(receipt.secret());
        assertThat(Receipt.typed(receipt.number(), "AAAA").secret()).isNotEqualTo(receipt.secret());
    }
}
