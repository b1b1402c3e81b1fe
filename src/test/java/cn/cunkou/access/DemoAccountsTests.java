package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class DemoAccountsTests {
    @Autowired People people;

    @Autowired DemoAccounts demo;

    @Autowired Tokens tokens;

    @Autowired Registry registry;

    @Test
    void everyRoleHasAnAccountAndAKey() {
        var keys = create("441424", "441424100");
        assertThat(keys).hasSize(Role.values().length);
        assertThat(scope(keys.get("town-officer"))).isEqualTo(Scope.of("441424100"));
        assertThat(scope(keys.get("station-keeper")).prefixes().getFirst())
                .startsWith("441424100")
                .hasSize(12);
        assertThat(scope(keys.get("integrator"))).isEqualTo(Scope.of("441424"));
        assertThat(scope(keys.get("auditor"))).isEqualTo(Scope.everywhere());
        for (var role : Role.values()) {
            assertThat(people.browser().signIn(role.id(), "demo-" + role.id()).statusCode())
                    .isEqualTo(302);
        }
        var reporter =
                tokens.actor(Objects.requireNonNull(keys.get("body-reporter"))).orElseThrow();
        assertThat(reporter.scope()).isEqualTo(Scope.of("441424"));
        assertThat(reporter.bodies()).hasSize(1);
        assertThat(create("441424", "441424100")).isEmpty();

        var second = create("440883", "440883001");
        assertThat(second)
                .hasSize(Role.values().length - 2)
                .doesNotContainKeys("administrator", "auditor");
        assertThat(scope(second.get("finance"))).isEqualTo(Scope.of("440883"));
        assertThat(people.browser().signIn("440883.finance", "demo-finance").statusCode())
                .isEqualTo(302);
    }

    private Map<String, String> create(String county, String town) {
        return Actor.as(
                Actor.system("演示", Scope.everywhere()),
                () ->
                        demo.create(
                                DivisionCode.of(county),
                                DivisionCode.of(town),
                                registry.ensureBody(DivisionCode.of(county), "县商务局", "责任单位")));
    }

    private Scope scope(@Nullable String key) {
        return tokens.actor(Objects.requireNonNull(key)).orElseThrow().scope();
    }
}
