package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTests {
    private static final String COST = "$argon2id$v=19$m=19456,t=2,p=1$";

    private final Passwords passwords =
            new Passwords(new SecurityConfiguration().passwordDigests());

    @Test
    void guessingAnyPasswordCostsTheSame() {
        assertThat(passwords.digest("一二三四五六")).startsWith(COST);
        assertThat(Passwords.NOBODYS).startsWith(COST);
    }

    @Test
    void aPasswordFitsItsDigestAloneInFullAndHalfWidth() {
        var digest = passwords.digest("abc村口123");
        assertThat(passwords.matches("ＡＢＣ村口１２３".toLowerCase(java.util.Locale.ROOT), digest))
                .isTrue();
        assertThat(passwords.matches("abc村口124", digest)).isFalse();
        assertThat(passwords.matches("abc村口123", null)).isFalse();
    }
}
