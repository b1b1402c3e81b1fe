package cn.cunkou.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.cunkou.CunkouTest;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

@CunkouTest
class AccountTests {
    private static final Pattern PASSWORD = Pattern.compile("<code class=\"lead\">([^<]+)</code>");

    @Autowired People people;

    @Autowired Accounts accounts;

    @Autowired Audit audit;

    @Test
    void anInitialPasswordOpensOnlyThePageThatChangesIt() {
        var administrator = people.signedIn(Role.ADMINISTRATOR, "*");
        var shown =
                administrator.post(
                        "/console/accounts/new",
                        Map.of(
                                "name",
                                "wang",
                                "displayName",
                                "王某某",
                                "role",
                                "finance",
                                "division",
                                "441424"));
        var password = PASSWORD.matcher(shown.body());
        assertThat(password.find()).isTrue();
        var wang = people.browser();
        wang.signIn("wang", password.group(1));
        assertThat(wang.get("/console/tasks").headers().firstValue("Location"))
                .hasValue("/console/me");
        assertThat(wang.post("/console/tasks/1/cancel", Map.of()).statusCode()).isEqualTo(403);
        assertThat(wang.get("/console/me").body()).contains("请先改密码");
        var changed =
                wang.post(
                        "/console/me/password",
                        Map.of(
                                "old",
                                password.group(1),
                                "chosen",
                                "榕树下听人讲古到天黑",
                                "again",
                                "榕树下听人讲古到天黑"));
        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(changed.body()).contains("至少12个字");
        wang.post(
                "/console/me/password",
                Map.of(
                        "old",
                        password.group(1),
                        "chosen",
                        "榕树下听人讲古一直到天黑",
                        "again",
                        "榕树下听人讲古一直到天黑"));
        assertThat(wang.get("/console/tasks").statusCode()).isEqualTo(200);
        assertThat(people.browser().signIn("wang", "榕树下听人讲古一直到天黑").statusCode()).isEqualTo(302);
    }

    @Test
    void whoIsDisabledIsOutAtOnce() {
        people.visitor();
        var name = people.account(Role.FINANCE, "441424");
        var browser = people.browser();
        browser.signIn(name, People.PASSWORD);
        assertThat(browser.get("/console/tasks").statusCode()).isEqualTo(200);
        asAdministrator(() -> {
            accounts.disable(id(name));
            return true;
        });
        assertThat(browser.get("/console/tasks").statusCode()).isEqualTo(302);
        assertThat(people.browser().signIn(name, People.PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleTakenAwayCountsFromTheNextRequest() {
        people.visitor();
        var name = people.account(Role.ADMINISTRATOR, "441424");
        var browser = people.browser();
        browser.signIn(name, People.PASSWORD);
        assertThat(browser.get("/console/accounts").statusCode()).isEqualTo(200);
        var account = asAdministrator(() -> accounts.find(id(name)));
        asAdministrator(() -> {
            accounts.edit(
                    account.id(),
                    account.version(),
                    "李某某",
                    "",
                    List.of(new Grant(Role.FINANCE, "441424")));
            return true;
        });
        assertThat(browser.get("/console/accounts").statusCode()).isEqualTo(403);
        assertThat(asAdministrator(() -> audit.of("account", account.id().toString())))
                .extracting(Audit.Entry::act)
                .contains("新建账号", "登录", "修改账号");
    }

    @Test
    void theLaterOfTwoEditorsIsTold() {
        people.visitor();
        var name = people.account(Role.FINANCE, "441424");
        var account = asAdministrator(() -> accounts.find(id(name)));
        var first = people.signedIn(Role.ADMINISTRATOR, "441424");
        var form =
                Map.of(
                        "version", String.valueOf(account.version()),
                        "displayName", "改过一次",
                        "role", "finance",
                        "division", "441424");
        assertThat(first.post("/console/accounts/" + account.id(), form).statusCode())
                .isEqualTo(302);
        var later =
                people.signedIn(Role.ADMINISTRATOR, "441424")
                        .post("/console/accounts/" + account.id(), form);
        assertThat(later.statusCode()).isEqualTo(409);
        assertThat(later.body()).contains("刚刚被别人改过");
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() ->
                        asAdministrator(() -> {
                            accounts.edit(
                                    account.id(), account.version(), "x", "", account.grants());
                            return true;
                        }));
    }

    @Test
    void anAdministratorOfOneCountyHasNoHandInAnother() {
        people.visitor();
        var there = id(people.account(Role.FINANCE, "440883"));
        var everywhere = id(people.account(Role.AUDITOR, "*"));
        var across =
                id(
                        people.account(
                                new Grant(Role.FINANCE, "441424"),
                                new Grant(Role.FINANCE, "440883")));
        var browser = people.signedIn(Role.ADMINISTRATOR, "441424");
        for (var id : List.of(there, everywhere, across)) {
            assertThat(browser.get("/console/accounts/" + id).statusCode()).isEqualTo(404);
            assertThat(browser.post("/console/accounts/" + id + "/disable", Map.of()).statusCode())
                    .isEqualTo(404);
        }
        var grant =
                Map.of("name", "spy", "displayName", "x", "role", "administrator", "division", "*");
        assertThat(browser.post("/console/accounts/new", grant).statusCode()).isEqualTo(403);
        assertThat(
                        Actor.as(
                                        Actor.system("测试", Scope.of("441424")),
                                        () -> accounts.list("", "", "", new Paged.Request(1, 500)))
                                .rows())
                .allMatch(account -> account.division().startsWith("441424"));
    }

    @Test
    void aRoleCountsOnlyForThePlacesItWasGivenFor() {
        people.visitor();
        var name =
                people.account(
                        new Grant(Role.ADMINISTRATOR, "441424"), new Grant(Role.AUDITOR, "*"));
        var elsewhere = id(people.account(Role.FINANCE, "440883"));
        var browser = people.browser();
        browser.signIn(name, People.PASSWORD);
        assertThat(browser.get("/console/accounts").statusCode()).isEqualTo(200);
        assertThat(browser.get("/console/accounts/" + elsewhere).statusCode()).isEqualTo(404);
    }

    @Test
    void theListGoesAlongAsAWorkbook() {
        people.visitor();
        var name = people.account(Role.FINANCE, "441424");
        var browser = people.signedIn(Role.ADMINISTRATOR, "441424");
        assertThat(browser.get("/console/accounts?q=" + name + "&role=finance").body())
                .contains(name, "/console/accounts/export?q=" + name + "&amp;role=finance");
        var workbook = browser.get("/console/accounts/export?q=" + name);
        assertThat(workbook.headers().firstValue("Content-Type").orElse(""))
                .contains("spreadsheetml");
        assertThat(workbook.body()).startsWith("PK");
    }

    @Test
    void aSessionCanBeEndedFromAnotherPlace() {
        people.visitor();
        var name = people.account(Role.FINANCE, "441424");
        var here = people.browser();
        var there = people.browser();
        here.signIn(name, People.PASSWORD);
        there.signIn(name, People.PASSWORD);
        var form =
                Pattern.compile("/console/me/sessions/[0-9a-f]{16}/end")
                        .matcher(here.get("/console/me").body());
        assertThat(form.find()).isTrue();
        here.post(form.group(), Map.of());
        assertThat(there.get("/console/me").statusCode()).isEqualTo(302);
        assertThat(here.get("/console/me").statusCode()).isEqualTo(200);
    }

    @Test
    void ofManyWhoWantToBeFirstOneIs() {
        people.visitor();
        people.withoutAccounts(() -> {
            try (var threads = Executors.newFixedThreadPool(4)) {
                var made =
                        IntStream.range(0, 8)
                                .mapToObj(i ->
                                        threads.submit(() ->
                                                asAdministrator(() ->
                                                        accounts.createFirstAdministrator(
                                                                "first-" + i,
                                                                "王某某",
                                                                "",
                                                                People.PASSWORD))))
                                .toList();
                threads.close();
                assertThat(made).filteredOn(one -> one.state() == Future.State.SUCCESS).hasSize(1);
            }
        });
    }

    @Test
    void theFirstAdministratorIsTheOnlyFirst() {
        people.visitor();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        asAdministrator(() ->
                                accounts.createFirstAdministrator(
                                        "second", "王某某", "", People.PASSWORD)));
    }

    @Test
    void anAccountBelongsToTheSmallestDivisionThatHoldsItsPlaces() {
        assertThat(Grant.common(List.of(in("441424100"), in("441424101")))).isEqualTo("441424");
        assertThat(Grant.common(List.of(in("441424100"), in("441424100001"))))
                .isEqualTo("441424100");
        assertThat(Grant.common(List.of(in("441424"), in("440883")))).isEqualTo("44");
        assertThat(Grant.common(List.of(in("441424"), in("210681")))).isEqualTo("*");
        assertThat(Grant.common(List.of(in("441424"), in("*")))).isEqualTo("*");
    }

    private static Grant in(String division) {
        return new Grant(Role.FINANCE, division);
    }

    private UUID id(String name) {
        return asAdministrator(() -> accounts.list(name, "", "", new Paged.Request(1, 1)))
                .rows()
                .getFirst()
                .id();
    }

    private static <T> T asAdministrator(ScopedValue.CallableOp<T, RuntimeException> act) {
        return Actor.as(Actor.system("测试", Scope.everywhere()), act);
    }
}
