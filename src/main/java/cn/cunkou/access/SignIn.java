package cn.cunkou.access;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.audit.Audit;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets people in: password first, then the one-time code where one is asked for. */
@Service
class SignIn {
    private final AccountTable accounts;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final Attempts attempts;
    private final Devices devices;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SignIn(
            AccountTable accounts,
            Passwords passwords,
            SecondFactor secondFactor,
            Attempts attempts,
            Devices devices,
            Audit audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.attempts = attempts;
        this.devices = devices;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Who tries.
     *
     * @param device cookie of a browser that has signed in before, or null
     */
    record Knock(String address, @Nullable String device) {}

    sealed interface Outcome {
        record Welcome(Account account) implements Outcome {}

        record CodeNeeded(Account account) implements Outcome {}

        /** No such account, another password, a disabled account: nobody is told which. */
        record Refused() implements Outcome {}

        record Wait(Duration time) implements Outcome {}
    }

    Outcome withPassword(String typedName, String password, Knock knock) {
        return asSystem(
                () -> checkPassword(typedName.strip().toLowerCase(Locale.ROOT), password, knock));
    }

    /** After the password was right. */
    Outcome withCode(UUID id, String code, Knock knock) {
        return asSystem(() -> checkCode(id, code, knock));
    }

    /** From now on this browser is known to the account. */
    void remember(String device, Account account) {
        Actor.run(
                Actor.system("登录", Scope.everywhere()),
                () -> devices.remember(device, account.id()));
    }

    private Outcome checkPassword(String name, String password, Knock knock) {
        var key = key(name, knock);
        var wait = attempts.begin(key);
        if (wait.isPositive()) {
            return new Outcome.Wait(wait);
        }
        var account = accounts.find(name).orElse(null);
        var digest = account == null ? null : accounts.password(account.id());
        if (!passwords.matches(password, digest) || account == null || account.isDisabled()) {
            return new Outcome.Refused();
        }
        if (account.secondFactor()) {
            // The attempt stays counted until the code is right too, or codes could be tried
            // without end.
            return new Outcome.CodeNeeded(account);
        }
        return welcome(account, key);
    }

    private Outcome checkCode(UUID id, String code, Knock knock) {
        var account = accounts.find(id).orElse(null);
        if (account == null || account.isDisabled()) {
            return new Outcome.Refused();
        }
        var key = key(account.name(), knock);
        var wait = attempts.begin(key);
        if (wait.isPositive()) {
            return new Outcome.Wait(wait);
        }
        return secondFactor.accepts(id, code) ? welcome(account, key) : new Outcome.Refused();
    }

    private Outcome welcome(Account account, byte[] key) {
        attempts.clear(key);
        accounts.signedIn(account.id());
        var person =
                new Actor(
                        Actor.Kind.PERSON,
                        account.id().toString(),
                        account.displayName(),
                        Set.of(),
                        Scope.everywhere());
        Actor.run(
                person,
                () ->
                        transaction.executeWithoutResult(status ->
                                audit.record("登录", Accounts.subject(account), null, null, null)));
        return new Outcome.Welcome(account);
    }

    private byte[] key(String name, Knock knock) {
        var device = knock.device();
        if (device != null && devices.knows(device, name)) {
            return Digests.sha256("device " + name + " " + device);
        }
        return Digests.sha256("network " + name + " " + ClientNetwork.of(knock.address()));
    }

    private static Outcome asSystem(ScopedValue.CallableOp<Outcome, RuntimeException> act) {
        return Actor.as(Actor.system("登录", Scope.everywhere()), act);
    }
}
