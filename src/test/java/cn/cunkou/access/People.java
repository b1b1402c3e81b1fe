package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes people and programs for tests, and lets them in. */
@Component
public class People {
    public static final String PASSWORD = "村口有棵大榕树，树下有石凳";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Accounts accounts;
    private final Tokens tokens;
    private final SetUp setUp;
    private final Registry registry;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Environment environment;

    People(
            Accounts accounts,
            Tokens tokens,
            SetUp setUp,
            Registry registry,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Environment environment) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.setUp = setUp;
        this.registry = registry;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.environment = environment;
    }

    /** Somebody without an account, on an installation that is set up. */
    public Browser visitor() {
        if (!setUp.isDone()) {
            account(Role.ADMINISTRATOR, Grant.EVERYWHERE);
        }
        return browser();
    }

    /** Somebody signed in with that role for that division. */
    public Browser signedIn(Role role, String division) {
        var browser = browser();
        var name = account(role, division);
        var answer = browser.signIn(name, PASSWORD);
        if (answer.statusCode() != 302) {
            throw new AssertionError(name + " is not let in: " + answer.statusCode());
        }
        return browser;
    }

    /** Somebody signed in with several roles, each for a division. */
    public Browser withRoles(Map<Role, String> roles) {
        var grants =
                roles.entrySet().stream()
                        .map(one -> new Grant(one.getKey(), one.getValue()))
                        .toArray(Grant[]::new);
        var browser = browser();
        browser.signIn(account(grants), PASSWORD);
        return browser;
    }

    /** Somebody signed in who reports for a body of a county. */
    public Browser reporter(String county, String body) {
        var browser = browser();
        browser.signIn(reporterAccount(county, body), PASSWORD);
        return browser;
    }

    /** A new account of somebody who reports for a body of a county, with the {@link #PASSWORD}. */
    public String reporterAccount(String county, String body) {
        var grant =
                Actor.as(
                        Actor.system("测试", Scope.everywhere()),
                        () ->
                                new Grant(
                                        Role.BODY_REPORTER,
                                        county,
                                        registry.ensureBody(DivisionCode.of(county), body, "")));
        return account(grant);
    }

    /** A program with that role for that division. */
    public Browser program(Role role, String division) {
        visitor();
        return new Browser(site(), token(role, division));
    }

    public String token(Role role, String division) {
        return Actor.as(
                Actor.system("测试", Scope.everywhere()),
                () -> tokens.issue(grant(role, division), "测试", null));
    }

    /** A new account with the {@link #PASSWORD}, for tests of other modules; its name. */
    public String accountOf(Role role, String division) {
        return account(role, division);
    }

    /** The key of a program of one body of a county. */
    public String tokenFor(UUID body, String county) {
        return Actor.as(
                Actor.system("测试", Scope.everywhere()),
                () -> tokens.issue(new Grant(Role.INTEGRATOR, county, body), "测试", null));
    }

    /** A new account with the {@link #PASSWORD}; its name. */
    String account(Role role, String division) {
        return account(
                Actor.as(Actor.system("测试", Scope.everywhere()), () -> grant(role, division)));
    }

    /** The role there, for a body of its own where the role is for one. */
    private Grant grant(Role role, String division) {
        return new Grant(
                role,
                division,
                role.isForBody()
                        ? registry.ensureBody(DivisionCode.of(division), "测试单位", "")
                        : null);
    }

    String account(Grant... grants) {
        var name = grants[0].role().id() + "-" + NUMBER.incrementAndGet();
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> accounts.createKnown(name, "张某某", "测试", PASSWORD, List.of(grants)));
        return name;
    }

    /** Does something on an installation that is not set up, then leaves it set up. */
    void withoutAccounts(Runnable act) {
        asSystem("delete from access.account");
        setUp.forget();
        try {
            act.run();
        } finally {
            account(Role.ADMINISTRATOR, Grant.EVERYWHERE);
        }
    }

    private void asSystem(String sql) {
        Actor.run(
                Actor.system("测试", Scope.everywhere()),
                () -> transaction.executeWithoutResult(status -> jdbc.sql(sql).update()));
    }

    Browser browser() {
        return new Browser(site(), null);
    }

    public String site() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }
}
