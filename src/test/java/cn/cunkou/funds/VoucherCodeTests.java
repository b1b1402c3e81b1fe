package cn.cunkou.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class VoucherCodeTests {
    @Test
    void aCodeIsReadAsItIsPrintedHoweverItIsTyped() {
        var code = VoucherCode.fresh();
        assertThat(VoucherCode.read(code.shown())).contains(code);
        assertThat(VoucherCode.read(" " + code.text().toLowerCase(java.util.Locale.ROOT) + "\n"))
                .contains(code);
        assertThat(code.shown()).matches("(\\w{4}-){3}\\w{4}");
    }

    @Test
    void aWrongCharacterAndTwoThatChangedPlacesAreFound() {
        var alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXY";
        var code = VoucherCode.fresh().text();
        for (var i = 0; i < code.length(); i++) {
            for (var other : alphabet.toCharArray()) {
                var wrong = new StringBuilder(code);
                wrong.setCharAt(i, other);
                if (!wrong.toString().equals(code)) {
                    assertThat(VoucherCode.read(wrong.toString())).isEmpty();
                }
            }
            for (var j = 0; j < i; j++) {
                var swapped = new StringBuilder(code);
                swapped.setCharAt(i, code.charAt(j));
                swapped.setCharAt(j, code.charAt(i));
                if (!swapped.toString().equals(code)) {
                    assertThat(VoucherCode.read(swapped.toString())).isEmpty();
                }
            }
        }
    }

    @Test
    void noTwoCodesAreAlike() {
        var codes = new HashSet<String>();
        for (var i = 0; i < 5_000; i++) {
            codes.add(VoucherCode.fresh().text());
        }
        assertThat(codes).hasSize(5_000);
    }
}
