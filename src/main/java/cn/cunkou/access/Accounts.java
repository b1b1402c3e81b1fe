package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as an administrator keeps them. Nobody gives a role for a place outside their own. */
@Service
public class Accounts {
    private final AccountTable table;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Devices devices;
    private final Sessions sessions;
    private final Audit audit;
    private final JdbcClient jdbc;

    Accounts(
            AccountTable table,
            Passwords passwords,
            SecondFactor secondFactor,
            Devices devices,
            Sessions sessions,
            Audit audit,
            JdbcClient jdbc) {
        this.table = table;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.devices = devices;
        this.sessions = sessions;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * An account just made, or given a new password.
     *
     * @param password shown this once
     */
    public record Issued(UUID id, String name, String password) {}

    /** Whether nobody can sign in yet, so that the first administrator may be created. */
    public boolean isEmpty() {
        return Actor.as(Actor.system("首次设置", Scope.everywhere()), table::isEmpty);
    }

    /**
     * Creates the administrator of the whole installation, in the surrounding transaction if there
     * is one.
     *
     * @throws Problem when there is an account already, or the password is not good enough
     */
    @Transactional
    public UUID createFirstAdministrator(
            String name, String displayName, String post, String password) {
        // Two who press the button at once come one after the other, and the second finds an
        // account.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('access.first-administrator'))")
                .query((row, number) -> true)
                .single();
        if (!table.isEmpty()) {
            throw Problem.conflict("已经有管理员了，请用管理员账号登录。");
        }
        passwords.requireGood(password, name);
        var grants = List.of(new Grant(Role.ADMINISTRATOR, Grant.EVERYWHERE));
        return insert(name, displayName, post, password, false, grants);
    }

    /** Creates an account with a password to hand over once. */
    @Transactional
    public Issued create(String name, String displayName, String post, List<Grant> grants) {
        requireWithinReach(grants);
        var password = passwords.invented();
        var id = insert(name, displayName, post, password, true, grants);
        return new Issued(id, name, password);
    }

    /** Creates an account with a password its owner knows already. */
    @Transactional
    UUID createKnown(
            String name, String displayName, String post, String password, List<Grant> grants) {
        return insert(name, displayName, post, password, false, grants);
    }

    @Transactional(readOnly = true)
    public Account find(UUID id) {
        return table.find(id).orElseThrow(() -> Problem.notFound("账号"));
    }

    /** The account under which somebody signs in; none where whoever acts may not see it. */
    @Transactional(readOnly = true)
    public Optional<Account> named(String name) {
        return table.find(name);
    }

    /** See {@link AccountTable#list}. */
    @Transactional(readOnly = true)
    Paged<Account> list(String words, String role, String state, Paged.Request page) {
        return table.list(words, role, state, page);
    }

    /**
     * Changes name, post and roles.
     *
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody was quicker
     */
    @Transactional
    void edit(UUID id, int version, String displayName, String post, List<Grant> grants) {
        requireWithinReach(grants);
        var before = find(id);
        requireName(displayName);
        if (isMyself(id)
                && before.has(Role.ADMINISTRATOR)
                && grants.stream().noneMatch(Accounts::isAdministrator)) {
            throw Problem.conflict("不能收回自己的管理员角色，请由另一位管理员来改。");
        }
        table.update(id, version, displayName.strip(), post.strip(), grants);
        audit.record("修改账号", subject(before), before, find(id), null);
    }

    /** Closes the account; whoever is signed in with it is out at once. */
    @Transactional
    void disable(UUID id) {
        if (isMyself(id)) {
            throw Problem.conflict("不能停用自己的账号，请由另一位管理员来做。");
        }
        setDisabled(id, true);
        sessions.endAll(id);
    }

    @Transactional
    void enable(UUID id) {
        setDisabled(id, false);
    }

    /** A new password to hand over once; all sessions end, and one-time codes stay as they are. */
    @Transactional
    Issued resetPassword(UUID id) {
        var account = find(id);
        var password = passwords.invented();
        table.setPassword(id, passwords.digest(password), true);
        devices.forget(id);
        sessions.endAll(id);
        audit.record("重置密码", subject(account), null, null, null);
        return new Issued(id, account.name(), password);
    }

    /** For somebody who lost telephone and recovery codes. */
    @Transactional
    void removeSecondFactor(UUID id) {
        var account = find(id);
        secondFactor.remove(id);
        audit.record("取消动态口令", subject(account), null, null, null);
    }

    static Audit.Subject subject(Account account) {
        return new Audit.Subject(
                "account", account.id().toString(), account.displayName(), account.division());
    }

    private UUID insert(
            String typedName,
            String displayName,
            String post,
            String password,
            boolean mustChange,
            List<Grant> grants) {
        var name = typedName.strip().toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            throw Problem.badRequest("账号用2至40个小写字母、数字、点、横线组成，以字母或数字开头。");
        }
        requireName(displayName);
        try {
            var digest = passwords.digest(password);
            var id =
                    table.insert(
                            name, displayName.strip(), post.strip(), digest, mustChange, grants);
            var account = find(id);
            audit.record("新建账号", subject(account), null, account, null);
            return id;
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("账号「%s」已经有人用了，请换一个。".formatted(name));
        }
    }

    private void setDisabled(UUID id, boolean disabled) {
        var before = find(id);
        if (before.isDisabled() != disabled) {
            table.setDisabled(id, disabled);
            audit.record(disabled ? "停用账号" : "启用账号", subject(before), before, find(id), null);
        }
    }

    private static void requireName(String displayName) {
        if (displayName.isBlank()) {
            throw Problem.badRequest("请填写姓名，操作记录要用。");
        }
    }

    private static void requireWithinReach(List<Grant> grants) {
        if (grants.isEmpty()) {
            throw Problem.badRequest("请至少给一个角色。");
        }
        var scope = Actor.current().scope();
        for (var grant : grants) {
            if (!(scope.isEverywhere() || scope.covers(grant.division()))) {
                throw Problem.forbidden("区划%s不在您的管理范围内，不能在那里授权。".formatted(grant.division()));
            }
        }
    }

    private static boolean isAdministrator(Grant grant) {
        return grant.role() == Role.ADMINISTRATOR;
    }

    private static boolean isMyself(UUID id) {
        return Actor.current().id().equals(id.toString());
    }
}
