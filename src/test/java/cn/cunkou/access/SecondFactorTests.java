package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.secrets.SecretBox;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class SecondFactorTests {
    private static final Pattern SECRET = Pattern.compile("<code>((?:[A-Z2-7]{4} ?)+)</code>");
    private static final Pattern RECOVERY_CODE =
            Pattern.compile("<li><code>([a-z2-9-]+)</code></li>");

    @Autowired People people;

    @Autowired SecretBox box;

    @Test
    void withOneTimeCodesAPasswordAloneDoesNotOpen() throws Exception {
        var name = people.account(Role.FINANCE, "441424");
        var secret = enrolled(name);
        var browser = people.browser();
        var asked = browser.signIn(name, People.PASSWORD);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("动态口令");
        assertThat(browser.get("/console/me").statusCode()).isEqualTo(302);
        assertThat(code(browser, "000000")).isEqualTo(401);
        // The present code was used to enrol; clocks may be half a minute apart, so the next is
        // good.
        assertThat(code(browser, codeAt(secret, 30))).isEqualTo(302);
        assertThat(browser.get("/console/me").statusCode()).isEqualTo(200);
    }

    @Test
    void aCodeCountsOnce() throws Exception {
        var name = people.account(Role.FINANCE, "441424");
        var secret = enrolled(name);
        var next = codeAt(secret, 30);
        assertThat(code(waiting(name), next)).isEqualTo(302);
        assertThat(code(waiting(name), next)).isEqualTo(401);
    }

    @Test
    void aRecoveryCodeReplacesThePhoneOnce() throws Exception {
        var name = people.account(Role.FINANCE, "441424");
        var browser = people.browser();
        browser.signIn(name, People.PASSWORD);
        var codes = recoveryCodes(browser);
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(code(waiting(name), codes.getFirst())).isEqualTo(302);
        assertThat(code(waiting(name), codes.getFirst())).isEqualTo(401);
        assertThat(code(waiting(name), codes.get(1).replace("-", "").toUpperCase(Locale.ROOT)))
                .isEqualTo(302);
    }

    @Test
    void guessingCodesIsLockedLikeGuessingPasswords() throws Exception {
        var name = people.account(Role.FINANCE, "441424");
        enrolled(name);
        var browser = people.browser();
        browser.signIn(name, People.PASSWORD);
        for (int guess = 1; guess < Attempts.FREE; guess++) {
            assertThat(code(browser, "00000" + guess)).isEqualTo(401);
        }
        assertThat(code(browser, "123456")).isEqualTo(429);
        assertThat(people.browser().signIn(name, People.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void aCodeWithoutAPasswordOpensNothing() {
        people.visitor();
        assertThat(code(people.browser(), "123456")).isEqualTo(401);
    }

    @Test
    void aSecretOpensForItsOwnerOnly() {
        var secret = new byte[] {1, 2, 3};
        var locked = box.lock(secret, "one");
        assertThat(box.unlock(locked, "one")).isEqualTo(secret);
        assertThat(box.lock(secret, "one")).isNotEqualTo(locked);
        assertThatIllegalStateException().isThrownBy(() -> box.unlock(locked, "another"));
        locked[locked.length - 1] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> box.unlock(locked, "one"));
    }

    private byte[] enrolled(String name) throws InvalidKeyException {
        people.visitor();
        var browser = people.browser();
        browser.signIn(name, People.PASSWORD);
        return enrol(browser).secret();
    }

    private List<String> recoveryCodes(Browser browser) throws InvalidKeyException {
        return RECOVERY_CODE
                .matcher(enrol(browser).page())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private record Enrolled(byte[] secret, String page) {}

    private static Enrolled enrol(Browser browser) throws InvalidKeyException {
        var offer = browser.post("/console/me/second-factor", Map.of()).body();
        assertThat(offer).contains("<path", "otpauth://totp/");
        var shown = SECRET.matcher(offer);
        assertThat(shown.find()).isTrue();
        var secret = Base32.decode(shown.group(1).replace(" ", ""));
        var wrong = browser.post("/console/me/second-factor/confirm", Map.of("code", "000000"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        var page =
                browser.post(
                        "/console/me/second-factor/confirm", Map.of("code", codeAt(secret, 0)));
        assertThat(page.statusCode()).isEqualTo(200);
        browser.post("/sign-out", Map.of());
        return new Enrolled(secret, page.body());
    }

    private Browser waiting(String name) {
        var browser = people.browser();
        assertThat(browser.signIn(name, People.PASSWORD).body()).contains("动态口令");
        return browser;
    }

    private static int code(Browser browser, String code) {
        return browser.post("/sign-in/code", Map.of("code", code)).statusCode();
    }

    private static String codeAt(byte[] secret, int secondsFromNow) throws InvalidKeyException {
        var generator = new TimeBasedOneTimePasswordGenerator();
        var key = new SecretKeySpec(secret, generator.getAlgorithm());
        return generator.generateOneTimePasswordString(
                key, Instant.now().plusSeconds(secondsFromNow));
    }
}
