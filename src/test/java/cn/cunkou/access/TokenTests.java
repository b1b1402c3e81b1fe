package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class TokenTests {
    private static final Pattern KEY = Pattern.compile("ck_[A-Za-z0-9_-]{43}");

    @Autowired People people;

    @Autowired Tokens tokens;

    @Test
    void aKeyStandsForOneRoleInOneDivision() {
        var actor = tokens.actor(people.token(Role.INTEGRATOR, "441424")).orElseThrow();
        assertThat(actor.kind()).isEqualTo(Actor.Kind.TOKEN);
        assertThat(actor.roles()).containsExactly("integrator");
        assertThat(actor.scope()).isEqualTo(Scope.of("441424"));
    }

    @Test
    void aKeyOfOneCountySeesNothingOfAnother() {
        people.token(Role.INTEGRATOR, "440883");
        var actor = tokens.actor(people.token(Role.AUDITOR, "441424")).orElseThrow();
        assertThat(Actor.as(actor, tokens::list))
                .isNotEmpty()
                .allMatch(token -> token.division().equals("441424"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Actor.as(actor, () -> tokens.issue(Role.AUDITOR, "440883", "x")));
    }

    @Test
    void aKeyIsShownOnceAndWorksUntilItIsRevoked() {
        var administrator = people.signedIn(Role.ADMINISTRATOR, "*");
        var shown =
                administrator.post(
                        "/console/tokens",
                        Map.of(
                                "name",
                                "县快递统仓系统",
                                "role",
                                "integrator",
                                "division",
                                "441424",
                                "days",
                                "30"));
        var key = KEY.matcher(shown.body());
        assertThat(key.find()).isTrue();
        var list = administrator.get("/console/tokens").body();
        assertThat(list).contains("县快递统仓系统", "可用").doesNotContain(key.group());
        assertThat(tokens.actor(key.group())).isPresent();
        var id = tokens.actor(key.group()).orElseThrow().id();
        administrator.post("/console/tokens/" + id + "/revoke", Map.of());
        assertThat(tokens.actor(key.group())).isEmpty();
        assertThat(new Browser(people.site(), key.group()).get("/api/plans").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aKeyPastItsEndIsNoKey() {
        var expired =
                Actor.as(
                        Actor.system("测试", Scope.everywhere()),
                        () ->
                                tokens.issue(
                                        Role.AUDITOR,
                                        "441424",
                                        "x",
                                        Instant.now().minusSeconds(1)));
        assertThat(tokens.actor(expired)).isEmpty();
        assertThat(tokens.actor("ck_" + "A".repeat(43))).isEmpty();
        assertThat(tokens.actor("")).isEmpty();
    }

    @Test
    void aKeyNeedsNoFormTokenAndTheSessionDoesNotCountBesideIt() {
        var answer =
                people.program(Role.ADMINISTRATOR, "*")
                        .postForged("/console/accounts/new", Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("令牌").doesNotContain("表单已过期");
    }
}
