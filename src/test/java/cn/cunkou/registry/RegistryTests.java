package cn.cunkou.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.registry.Party.Kind;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@CunkouTest
class RegistryTests {
    private static final DivisionCode TOWN = DivisionCode.of("441424103");

    @Autowired private Registry registry;

    @Autowired private Posts posts;

    @Autowired private Consents consents;

    @Autowired private JdbcClient jdbc;

    @Test
    void aPersonIsRegisteredOnceAndKnownAgain() {
        var keepers =
                List.of(
                        person("李某某", "13812346120"),
                        person("张某", "13912340001"),
                        person("李某某", "13812346120"));
        var ids = county(() -> registry.registerAll(keepers));
        assertThat(ids).hasSize(3);
        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
        assertThat(county(() -> registry.registerAll(keepers))).isEqualTo(ids);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> county(() -> registry.register(person("李某某", "13812346120"))));
    }

    @Test
    void thePublicSeesThePersonMasked() {
        county(() -> registry.register(person("曾某某", "13812340002")));
        county(() ->
                registry.register(new NewParty(TOWN, Kind.COOPERATIVE, "五华某某合作社", null, null)));
        assertThat(
                        publicly(
                                "select public_name from registry.public_party where kind = 'person' order by public_name"))
                .contains("曾**");
        assertThat(
                        publicly(
                                "select public_name from registry.public_party where kind = 'cooperative'"))
                .containsExactly("五华某某合作社");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> publicly("select phone from registry.public_party"));
    }

    @Test
    void theDatabaseMasksAsTheProgramDoes() {
        for (var name : List.of("李某某", "李四", "𣒍某", "李")) {
            assertThat(publicly("select registry.masked_name('" + name + "')"))
                    .containsExactly(Masking.name(name));
        }
        for (var phone : List.of("13812346120", "0753-4433000", "010-65121234")) {
            assertThat(publicly("select registry.masked_phone('" + phone + "')"))
                    .containsExactly(new PhoneNumber(phone).masked());
        }
    }

    @Test
    void partiesAreFoundByPartOfTheirName() {
        county(() ->
                registry.register(
                        new NewParty(
                                TOWN, Kind.ENTERPRISE, "五华县某某商贸有限公司", "91350100M000100Y43", null)));
        assertThat(
                        county(() ->
                                registry.parties(
                                        DivisionCode.of("441424"), Kind.ENTERPRISE, "商贸", 10)))
                .extracting(Party::creditCode)
                .containsExactly("91350100M000100Y43");
        assertThat(
                        as(
                                "441424100",
                                () ->
                                        registry.parties(
                                                DivisionCode.of("441424"),
                                                Kind.ENTERPRISE,
                                                "商贸",
                                                10)))
                .isEmpty();
    }

    @Test
    void aPostHasOneHolderAtATime() {
        var body = county(() -> registry.ensureBody(DivisionCode.of("441424"), "县中小企业局", "牵头单位"));
        assertThat(county(() -> registry.ensureBody(DivisionCode.of("441424"), "县中小企业局", "牵头单位")))
                .isEqualTo(body);
        appoint(body, "李某某", "2018-01-01");
        appoint(body, "张某某", "2019-03-01");
        assertThat(holder(body, "2019-02-28")).containsExactly("李某某");
        assertThat(holder(body, "2019-03-01")).containsExactly("张某某");
        assertThat(holder(body, "2017-12-31")).isEmpty();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> appoint(body, "王某某", "2018-06-01"));
    }

    @Test
    void aConsentStandsUntilItIsTakenBack() {
        var person = county(() -> registry.register(person("古某某", "13812340003")));
        var given = Instant.parse("2019-11-18T02:00:00Z");
        county(() -> done(() -> consents.give(person, "短信通知", "同意接收取件短信", given)));
        assertThat(county(() -> consents.stands(person, "短信通知", given.plusSeconds(60)))).isTrue();
        assertThat(county(() -> consents.stands(person, "短信通知", given.minusSeconds(60)))).isFalse();
        assertThat(county(() -> consents.stands(person, "公开姓名", given.plusSeconds(60)))).isFalse();
        county(() -> done(() -> consents.withdraw(person, "短信通知", given.plusSeconds(90))));
        assertThat(county(() -> consents.stands(person, "短信通知", given.plusSeconds(120)))).isFalse();
    }

    private void appoint(UUID body, String person, String from) {
        county(() ->
                done(() -> posts.appoint(body, "局长", person, null, LocalDate.parse(from), "")));
    }

    private List<String> holder(UUID body, String day) {
        return county(() -> posts.holders(body, LocalDate.parse(day))).stream()
                .map(Holder::person)
                .toList();
    }

    private List<String> publicly(String sql) {
        return jdbc.sql(sql).query((row, number) -> row.getString(1)).list();
    }

    private static NewParty person(String name, String phone) {
        return new NewParty(TOWN, Kind.PERSON, name, null, PhoneNumber.parse(phone));
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }

    private static <T> T county(Supplier<T> act) {
        return as("441424", act);
    }

    private static <T> T as(String scope, Supplier<T> act) {
        return Actor.as(Actor.system("test", Scope.of(scope)), act::get);
    }
}
